import { locationService } from '@grafana/runtime';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { DATA_SOURCE_ID } from '../../shared/plugin-ids';
import { storage } from '../../testing/browser-storage';
import { choose } from '../../testing/choose';
import { hunterDataSource } from '../../testing/hunter-data-source';
import { provideLayout } from '../../testing/layout';
import { openPage, providePageUser } from '../../testing/page';
import { provideDataSources, provideVariables } from '../../testing/services';
import { TestServers } from '../../testing/test-servers';
import { PATHS } from '../routes';
import Regressions from './Regressions';

jest.mock('idb-keyval', () => jest.requireActual('../../testing/browser-storage').idbKeyval);

const slower = (day: number) => (day < 20 ? 150 : 100) + (day % 3);
const stable = (day: number) => 100 + (day % 3);
const FALLOUT = { falloutUrl: 'https://fallout.example.com', falloutUser: 'jane@example.com' };

let servers: TestServers;
let uid = '';
let count = 0;

beforeAll(() => provideLayout());

beforeEach(() => {
  servers = new TestServers();
  servers.tests.push('reads', 'writes');
  servers.write('reads.result.latency', 0, 60, slower);
  servers.write('reads.result.errors', 0, 60, slower);
  servers.write('writes.result.latency', 0, 60, slower);
  servers.write('writes.result.rate', 0, 60, stable);
  storage.records.clear();
  provideVariables();
  providePageUser('Editor', 'annotations:read', 'annotations:create');
  // what was found a moment ago is remembered by data source
  uid = `page${++count}`;
  provideSource(FALLOUT);
});

const provideSource = (jsonData: object) =>
  provideDataSources([
    {
      settings: { uid, name: 'Hunter', type: DATA_SOURCE_ID, jsonData: jsonData as never },
      source: hunterDataSource(jsonData),
    },
  ]);

const open = (search = '') => openPage(<Regressions />, `${PATHS.regressions}${search}`);
const rows = () => screen.findAllByLabelText(/^Details of /);
const names = async () => (await rows()).map((row) => row.getAttribute('aria-label')!.replace(/^.*: /, ''));
const params = () => locationService.getSearchObject();

/** Waits until all tests are analysed. */
const done = () => screen.findByText('Analyse again');

it('lists the regressions of all tests, a line for each run, and counts what was analysed', async () => {
  open();
  await done();
  expect(await names()).toEqual(['reads, errors']);
  expect(screen.getByText('2 of 2 tests, 4 metrics')).toBeVisible();
  expect(screen.getByText('errors and 2 more')).toBeVisible();
  expect(screen.getByRole('link', { name: 'reads' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'writes' })).toBeVisible();
  expect(screen.getByRole('link', { name: 'reads' })).toHaveAttribute('href', `${PATHS.test}?source=${uid}&test=reads`);
});

it('says what is new since the last visit, in words', async () => {
  const before = { at: Date.now() - 86_400_000, seen: [] };
  localStorage.setItem(`hunter.regressions.visit.${uid} `, JSON.stringify({ now: before }));
  open();
  await done();
  expect(
    await screen.findByText(/^New since your last visit .*: Run of .*: 3 metrics in 2 tests, worst \+49\.\d %\.$/)
  ).toBeVisible();
});

describe('filters', () => {
  it('what is typed narrows the table and is in the URL', async () => {
    open();
    await done();
    await userEvent.type(screen.getByPlaceholderText('Search tests and metrics'), 'writes');
    await waitFor(async () => expect(await names()).toEqual(['writes, latency']));
    expect(params()).toMatchObject({ search: 'writes' });
  });

  it('the URL of another person shows the same table', async () => {
    open('?search=reads&minChange=0.1&state=all');
    await done();
    expect(await names()).toEqual(['reads, errors']);
    expect(screen.getByPlaceholderText('Search tests and metrics')).toHaveValue('reads');
  });

  it('days and states are chosen from lists', async () => {
    open();
    await done();
    await choose('Within', '7 days');
    await waitFor(() => expect(screen.getByText('No regression in the last 7 days')).toBeVisible());
    expect(params()).toMatchObject({ days: '7' });
    await choose('Within', '90 days');
    await choose('State', 'Expected');
    await waitFor(() => expect(screen.getByText('Other filters may show more.', { exact: false })).toBeVisible());
    expect(params()).toMatchObject({ state: 'expected' });
  });
});

it('a click on a column sorts by it, the other way, and not any more', async () => {
  servers.write('writes.result.latency', 0, 60, (day) => (day < 10 ? 150 : 100) + (day % 3));
  open();
  await done();
  const header = screen.getByRole('button', { name: 'What changed' });
  await userEvent.click(header);
  const first = (await names())[0];
  await userEvent.click(header);
  expect((await names())[0]).not.toBe(first);
  expect(params()).toHaveProperty('sort');
  await userEvent.click(header);
  expect(params()).not.toHaveProperty('sort');
});

describe('the details of a row', () => {
  const unfold = async () => {
    open();
    await done();
    const [row] = await rows();
    await userEvent.click(row);
    expect(row).toHaveAttribute('aria-expanded', 'true');
  };

  it('tell each metric of the run, and fold again', async () => {
    await unfold();
    expect(screen.getByLabelText('errors')).toBeVisible();
    expect(screen.getByRole('img', { name: /^Level 10\d.* before, 15\d.* after$/ })).toBeVisible();
    await userEvent.click(screen.getByRole('button', { name: 'writes latency' }));
    expect(screen.getByLabelText('latency')).toBeVisible();
    expect(screen.queryByLabelText('errors')).not.toBeInTheDocument();
    await userEvent.click((await rows())[0]);
    expect(screen.queryByLabelText('latency')).not.toBeInTheDocument();
  });

  it('take what the team makes of all metrics of the run at once', async () => {
    const posted: string[] = [];
    servers.grafana = ({ method, data }) => {
      if (method === 'POST') {
        posted.push(data.text);
      }
      return { body: [] };
    };
    await unfold();
    const all = within(screen.getByLabelText('All metrics of this line'));
    await userEvent.click(all.getByRole('radio', { name: 'Expected' }));
    await userEvent.type(all.getByLabelText('Note'), 'new disk');
    await userEvent.click(all.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(posted).toHaveLength(3));
    expect(posted.every((text) => text.endsWith('new disk'))).toBe(true);
  });

  it('of a viewer have no form', async () => {
    providePageUser('Viewer', 'annotations:read');
    await unfold();
    expect(screen.queryByRole('button', { name: 'Save' })).not.toBeInTheDocument();
  });
});

describe('what goes wrong', () => {
  it('in one test is told beside the count, and the others are listed', async () => {
    servers.broken = /(^|[{,])reads[.,}]/;
    open();
    await done();
    expect(await names()).toEqual(['writes, latency']);
    await userEvent.click(screen.getByRole('button', { name: 'Tests with problems: 1' }));
    expect(await screen.findByText(/busy/)).toBeVisible();
  });

  it('in Fallout is told above the table, with a way to the setup', async () => {
    servers.broken = /tests/;
    open();
    await done();
    expect(screen.getByRole('alert')).toHaveTextContent('busy');
    expect(screen.getByRole('link', { name: 'Check the setup' })).toHaveAttribute(
      'href',
      `${PATHS.setup}?source=${uid}`
    );
  });
});

it('an analysis can be cancelled, and begun again', async () => {
  const release = servers.hold(/render/);
  open();
  await userEvent.click(await screen.findByText('Cancel'));
  release();
  await userEvent.click(await done());
  await done();
  expect(await names()).toHaveLength(1);
});

describe('without anything to analyse', () => {
  it('and without Fallout, a prefix can be saved, and is analysed', async () => {
    provideSource({});
    servers.write('perf.lwt.latency', 0, 60, slower);
    servers.grafana = ({ url }) => (url.includes('/settings') ? { body: { jsonData: {} } } : { body: [] });
    open();
    await userEvent.click(await screen.findByRole('button', { name: 'Add a prefix or query' }));
    await userEvent.type(screen.getByLabelText('Name'), 'lwt');
    await userEvent.type(screen.getByLabelText(/^Prefix/), 'perf.lwt');
    await userEvent.click(screen.getByRole('button', { name: 'Save' }));
    expect(await screen.findByText('Only you have it')).toBeVisible();
    await userEvent.keyboard('{Escape}');
    await waitFor(async () => expect(await names()).toEqual(['lwt, latency']));
  });

  it('because the Fallout user has no tests, another user can be chosen', async () => {
    servers.tests.length = 0;
    open();
    expect(await screen.findByText('This Fallout user has no tests')).toBeVisible();
  });

  it('because there is no data source, whoever may not add one reads whom to ask', () => {
    provideDataSources([]);
    open();
    expect(screen.getByText(/ask an administrator/)).toBeVisible();
    expect(screen.queryByRole('link', { name: 'Set it up' })).toBeNull();
  });

  it('because there is no data source, the way to the setup is shown', () => {
    provideDataSources([]);
    providePageUser('Admin', 'datasources:create');
    open();
    expect(screen.getByText('There is no Hunter data source yet')).toBeVisible();
    expect(screen.getByRole('link', { name: 'Set it up' })).toHaveAttribute('href', PATHS.setup);
  });
});
