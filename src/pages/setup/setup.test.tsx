import { locationService } from '@grafana/runtime';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { DATA_SOURCE_ID } from '../../shared/plugin-ids';
import { hunterDataSource } from '../../testing/hunter-data-source';
import { provideLayout } from '../../testing/layout';
import { openPage, providePageUser } from '../../testing/page';
import { provideDataSources, provideVariables } from '../../testing/services';
import { TestServers } from '../../testing/test-servers';
import { PATHS } from '../routes';
import Setup from './Setup';

let servers: TestServers;
let health: { status: string; message: string };

beforeAll(() => provideLayout());

beforeEach(() => {
  servers = new TestServers();
  servers.tests.push('reads');
  servers.write('reads.result.latency', 0, 60, (day) => (day < 20 ? 150 : 100) + (day % 3));
  health = { status: 'OK', message: 'Graphite 1.1.10 answers.' };
  provideVariables();
  providePageUser('Admin', 'datasources:create', 'datasources:write', 'datasources:explore', 'alert.rules:create');
  provideSources(['h', 'Hunter']);
});

function provideSources(...all: Array<[uid: string, name: string, jsonData?: object]>) {
  provideDataSources(
    all.map(([uid, name, jsonData = {}]) => {
      const source = hunterDataSource(jsonData);
      source.callHealthCheck = async () => health as never;
      return { settings: { uid, name, type: DATA_SOURCE_ID, jsonData: jsonData as never }, source };
    })
  );
}

const open = (search = '') => openPage(<Setup />, `${PATHS.setup}${search}`);
const states = () => screen.getAllByTestId('hunter-step').map((step) => step.dataset.state);
const step = (title: string) =>
  within(screen.getByRole('heading', { name: title }).closest<HTMLElement>('[data-testid="hunter-step"]')!);

describe('the data source', () => {
  it('can be added by who may, and its settings open', async () => {
    provideSources();
    servers.grafana = () => ({ status: 409, body: { message: 'data source with the same name already exists' } });
    open();
    expect(states()).toEqual(['todo', 'todo', 'todo', 'todo']);
    await userEvent.click(screen.getByRole('button', { name: 'Add a Hunter data source' }));
    expect(
      await screen.findByText(/The data source could not be added: data source with the same name already exists/)
    ).toBeVisible();
    expect(screen.getByRole('button', { name: 'Add a Hunter data source' })).toBeEnabled();
  });

  it('that is missing is for an administrator to add', () => {
    providePageUser('Viewer');
    provideSources();
    open();
    expect(screen.getByText(/ask an administrator of this Grafana/)).toBeVisible();
    expect(screen.queryByRole('button', { name: 'Add a Hunter data source' })).not.toBeInTheDocument();
  });

  it('is the one that the URL names', async () => {
    provideSources(['h', 'Hunter'], ['other', 'Other']);
    open('?source=other');
    expect(screen.getByLabelText('Look at')).toHaveValue('Other');
    expect(await screen.findByText(health.message)).toBeVisible();
  });
});

describe('its servers', () => {
  it('that answer are said to', async () => {
    open();
    expect(await screen.findByText('Graphite 1.1.10 answers.')).toBeVisible();
    expect(states().slice(0, 2)).toEqual(['done', 'done']);
  });

  it('that do not answer: the reason, a way to the settings, and another try', async () => {
    health = { status: 'ERROR', message: 'Graphite cannot be reached.' };
    open();
    expect(await screen.findByText('Graphite cannot be reached.')).toBeVisible();
    expect(states().slice(0, 3)).toEqual(['done', 'failed', 'todo']);
    expect(screen.getByRole('link', { name: 'Settings of “Hunter”' })).toHaveAttribute(
      'href',
      '/connections/datasources/edit/h'
    );
    health = { status: 'OK', message: 'Graphite 1.1.10 answers.' };
    await userEvent.click(screen.getByRole('button', { name: 'Try again' }));
    expect(await screen.findByText('Graphite 1.1.10 answers.')).toBeVisible();
  });

  it('of which one refuses a token do not keep anybody from looking at what the other has', async () => {
    health = { status: 'ERROR', message: 'Fallout refuses the token.' };
    open();
    expect(await screen.findByText('Fallout refuses the token.')).toBeVisible();
    await userEvent.type(await screen.findByLabelText('Target'), 'reads.result.*{Enter}');
    await waitFor(() => expect(screen.getByTestId('panel')).toHaveTextContent('latency'));
  });

  it('of a backend that fails are said to, too', async () => {
    provideSources(['h', 'Hunter']);
    const source = hunterDataSource();
    source.callHealthCheck = async () => {
      throw new Error('plugin unavailable');
    };
    provideDataSources([{ settings: { uid: 'h', name: 'Hunter', type: DATA_SOURCE_ID }, source }]);
    open();
    expect(await screen.findByText('plugin unavailable')).toBeVisible();
  });
});

describe('the first chart', () => {
  it('is of a target that is entered, which the URL then has', async () => {
    open();
    const target = await screen.findByLabelText('Target');
    await userEvent.type(target, 'reads.result.*');
    expect(screen.queryByTestId('panel')).not.toBeInTheDocument();
    await userEvent.keyboard('{Enter}');
    expect(locationService.getSearchObject()).toMatchObject({ target: 'reads.result.*' });
    await waitFor(() => expect(screen.getByTestId('panel')).toHaveTextContent('latency'));
    await waitFor(() => expect(states()[2]).toBe('done'));
  });

  it('has what changed most, where there is no room for all series', async () => {
    Array.from({ length: 8 }, (_, i) => servers.write(`many.m${i}`, 0, 60, (day) => 100 + (day % 3)));
    servers.write('many.z', 0, 60, (day) => (day < 20 ? 150 : 100) + (day % 3));
    open('?target=many.*');
    await waitFor(() => expect(screen.getByTestId('panel')).toHaveTextContent(/^many\.z, many\.m0/));
    expect(screen.getByText('The 6 of 9 series that changed most are shown.')).toBeVisible();
  });

  it('that would be empty says so', async () => {
    open('?target=nothing.here');
    expect(await step('Look at series').findByText(/nothing/i, {}, { timeout: 20_000 })).toBeVisible();
    await waitFor(() => expect(states()[2]).toBe('failed'));
  });

  it('of a Fallout test needs Fallout', async () => {
    open('?test=reads');
    expect(await screen.findByText(/No Fallout is configured in “Hunter”/)).toBeVisible();
  });

  it('is of a Fallout test where there is Fallout', async () => {
    provideSources(['h', 'Hunter', { falloutUrl: 'https://f', falloutUser: 'jane@example.com' }]);
    open('?test=reads');
    await waitFor(() => expect(screen.getByTestId('panel')).toHaveTextContent('latency'));
  });
});

describe('what comes next', () => {
  const next = () => step('Put it to use');

  it('is Explore, dashboards, all metrics and an alert rule of the same query', async () => {
    provideSources(['h', 'Hunter', { falloutUrl: 'https://f', falloutUser: 'jane@example.com' }]);
    open('?test=reads');
    const href = next().getByRole('link', { name: 'Open in Explore' }).getAttribute('href')!;
    const { hunter } = JSON.parse(new URL(href, 'http://g').searchParams.get('panes')!);
    expect(hunter.queries[0].source).toEqual({ type: 'fallout', test: 'reads' });
    expect(next().getByRole('link', { name: 'All its metrics' })).toHaveAttribute(
      'href',
      `${PATHS.test}?source=h&test=reads`
    );
    await userEvent.click(next().getByRole('button', { name: 'Be told of regressions' }));
    expect(await screen.findByLabelText('Name')).toHaveValue('Regression of reads');
  });

  it('a dashboard is imported when it is not there yet, and opened with the test', async () => {
    const path = 'dashboards/performance-test.json';
    servers.grafana = ({ method, data }) =>
      method === 'POST' && data.path === path ? { body: { uid: 'new' } } : { body: [{ path, imported: false }] };
    const push = jest.spyOn(locationService, 'push').mockImplementation();
    provideSources(['h', 'Hunter', { falloutUrl: 'https://f', falloutUser: 'jane@example.com' }]);
    open('?test=reads');
    await userEvent.click(next().getByRole('button', { name: 'Dashboard of the test' }));
    await waitFor(() => expect(push).toHaveBeenCalledWith('/d/new?var-source=h&var-test=reads'));
    push.mockRestore();
  });

  it('who may not import a dashboard is told so', async () => {
    servers.grafana = ({ method }) => (method === 'POST' ? { status: 403 } : { body: [] });
    open('?target=reads.result.*');
    await userEvent.click(next().getByRole('button', { name: 'Dashboard of several tests' }));
    expect(await next().findByText(/you may not: ask for the role Editor/)).toBeVisible();
  });

  it('leaves out what the user may not do', () => {
    providePageUser('Viewer');
    open('?target=reads.result.*');
    expect(next().queryByRole('link', { name: 'Open in Explore' })).not.toBeInTheDocument();
    expect(next().queryByRole('button', { name: 'Be told of regressions' })).not.toBeInTheDocument();
  });
});
