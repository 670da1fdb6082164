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
import Test from './Test';

let servers: TestServers;

beforeAll(() => provideLayout());

beforeEach(() => {
  servers = new TestServers();
  servers.tests.push('reads');
  servers.write('reads.result.latency', 0, 60, (day) => (day < 5 ? 150 : 100) + (day % 3));
  servers.write('reads.result.rate', 0, 60, (day) => 100 + (day % 3));
  provideVariables();
  providePageUser('Editor', 'datasources:explore');
  const jsonData = { falloutUrl: 'https://fallout.example.com', falloutUser: 'jane@example.com' };
  provideDataSources([{ settings: { uid: 'h', type: DATA_SOURCE_ID }, source: hunterDataSource(jsonData) }]);
});

const open = (search: string) => openPage(<Test />, `${PATHS.test}?source=h&${search}`);
const params = () => locationService.getSearchObject();

describe('the metrics of a test', () => {
  it('are charts, those that changed last first', async () => {
    open('test=reads');
    await waitFor(() => expect(screen.getByTestId('panel')).toHaveTextContent(/latency, .*rate/));
    expect(screen.getByRole('heading', { name: 'reads' })).toBeVisible();
  });

  it('of a test that nobody knows, one error is told, and no chart says it again', async () => {
    open('test=nobody-knows-it');
    expect(await screen.findByText(/nobody-knows-it.*\./)).toBeVisible();
    expect(screen.queryByTestId('panel')).not.toBeInTheDocument();
  });

  it('are shown over the time that is chosen, of whatever length', async () => {
    open('test=reads&last=30d');
    await userEvent.click(screen.getByText('Last 30 days'));
    await userEvent.click(await screen.findByText('Last 2 days'));
    expect(params()).toMatchObject({ from: 'now-2d', to: 'now' });
    expect(params()).not.toHaveProperty('last');
  });

  it('that cannot be fetched: the reason is above the charts', async () => {
    servers.broken = /reads\.result/;
    open('test=reads');
    expect(await screen.findByText(/busy/)).toBeVisible();
  });

  it('the definition is looked up when somebody opens it, with the prefix marked', async () => {
    open('test=reads');
    await screen.findByTestId('panel');
    await userEvent.click(screen.getByText('Definition'));
    await waitFor(() => expect(document.querySelector('mark')).toHaveTextContent('reads'));
    expect(screen.getByRole('link', { name: /Test in Fallout/ })).toBeVisible();
  });
});

describe('a saved source', () => {
  const save = (series: object) =>
    localStorage.setItem(
      'hunter-changepoints-app:anonymous:savedSources',
      JSON.stringify([{ name: 'mine', datasource: 'h', series }])
    );

  it('that is gone is said to be, with a way back', async () => {
    save({ type: 'prefix', prefix: 'reads' });
    open('saved=other');
    expect(await screen.findByText(/There is no saved source "other"/)).toBeVisible();
    expect(screen.getByRole('link', { name: 'Regressions' })).toHaveAttribute('href', PATHS.regressions);
  });
});

it('without a test, the page leads to the list', () => {
  openPage(<Test />, PATHS.test);
  expect(screen.getByText('No test is chosen')).toBeVisible();
  expect(screen.getByRole('link', { name: 'Choose one among the regressions' })).toBeVisible();
});

describe('two sets of runs', () => {
  const table = async () => within(await screen.findByRole('table'));

  async function enter(label: string, text: string) {
    await userEvent.clear(screen.getByLabelText(label));
    await userEvent.type(screen.getByLabelText(label), `${text}{Enter}`);
  }

  it('are compared metric by metric, the worst first', async () => {
    open('test=reads');
    await userEvent.click(screen.getByText('Compare runs'));
    expect(params()).toMatchObject({ view: 'compare' });
    const cells = (await table()).getAllByRole('row').slice(1);
    expect(cells[0]).toHaveTextContent(/latency/);
    expect(cells[1]).toHaveTextContent(/rate/);
  });

  it('differ by no less than the smallest change, which the URL has; what is no percentage is not stored', async () => {
    open('test=reads&view=compare');
    await table();
    await enter('Min change, %', '80');
    expect(params()).toMatchObject({ minChange: '0.8' });
    await enter('Min change, %', '200');
    expect(screen.getByText('Enter a number from 0 to 100.')).toBeVisible();
    expect(params()).toMatchObject({ minChange: '0.8' });
  });

  it('that the URL does not name as it should: the page says so, and takes the usual ones', async () => {
    open('test=reads&view=compare&baseline=nonsense');
    expect((await screen.findAllByRole('alert'))[0]).toHaveTextContent('nonsense');
    expect((await table()).getAllByRole('row').length).toBeGreaterThan(2);
  });

  it('that cannot be fetched: the reason is told', async () => {
    servers.broken = /reads\.result/;
    open('test=reads&view=compare');
    expect(await screen.findByText(/busy/)).toBeVisible();
    expect(screen.queryByRole('table')).not.toBeInTheDocument();
  });
});
