import { CoreApp } from '@grafana/data';
import { config, locationService } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { DEFAULT_QUERY } from '../core/query/model';
import { provideBackendSrv, type Served } from '../testing/backend-srv';
import { provideFolderPicker } from '../testing/folder-picker';
import { hunterDataSource } from '../testing/hunter-data-source';
import { provideLayout } from '../testing/layout';
import { panelProps } from '../testing/panel-props';
import { SAMPLE_RANGE, sampleFrame } from '../testing/sample-frames';
import { provideDataSources, provideVariables } from '../testing/services';
import { stub } from '../testing/stub';
import { provideUser } from '../testing/user';
import { ChangePointsPanel } from './ChangePointsPanel';
import { DEFAULT_OPTIONS } from './options/panel-defaults';
import type { PanelOptions } from './types';

const EDITOR = ['annotations:create', 'dashboards:write', 'datasources:explore', 'alert.rules:create'];

let answer: (method: string) => Served;
let requests: ReturnType<typeof provideBackendSrv>;
const onOptionsChange = jest.fn();

beforeAll(() => {
  provideLayout();
  provideFolderPicker();
  provideVariables({ env: 'prod' });
  provideDataSources([
    { settings: { uid: 'h', type: 'hunter-changepoints-datasource' }, source: hunterDataSource({}) },
  ]);
  Object.assign(config, { bootData: { user: { orgRole: 'Editor' } } });
});

beforeEach(() => {
  onOptionsChange.mockClear();
  answer = () => ({ body: [] });
  requests = provideBackendSrv(({ method }) => answer(method ?? 'GET'));
});

/** Opens the card of the only change of a panel, for a user with these permissions. */
async function openCard(
  permissions: string[],
  options: Partial<PanelOptions> = {},
  more: { targets?: DataQuery[]; dashboardUID?: string } = {}
) {
  provideUser(...permissions);
  const query = {
    ...DEFAULT_QUERY,
    refId: 'A',
    datasource: { type: 'hunter-changepoints-datasource', uid: 'h' },
    source: { type: 'graphite' as const, targets: ['$env.throughput'] },
  };
  const request = stub<NonNullable<Parameters<typeof panelProps>[0]['request']>>({
    targets: [query],
    app: CoreApp.Dashboard,
    dashboardUID: 'd',
    scopedVars: {},
    ...more,
  });
  const props = panelProps<PanelOptions>(
    { series: [sampleFrame('step', 'throughput')], request },
    { options: { ...DEFAULT_OPTIONS, ...options }, onOptionsChange },
    SAMPLE_RANGE
  );
  render(<ChangePointsPanel {...props} />);
  await userEvent.click(await screen.findByTestId('hunter-mark'));
  const card = await screen.findByRole('dialog');
  await within(card).findByText('Copy as Markdown');
  return within(card);
}

it('who may only look is told which way is better, and can copy', async () => {
  const card = await openCard([]);
  expect(card.getByText('For this metric, higher is taken as better.')).toBeVisible();
  expect(card.queryByRole('radio')).not.toBeInTheDocument();
  expect(card.queryByRole('textbox')).not.toBeInTheDocument();
  expect(card.queryByText('Open in Explore')).not.toBeInTheDocument();
  expect(card.queryByText('Create alert rule')).not.toBeInTheDocument();
});

describe('who may edit the dashboard', () => {
  it('sets right which way is better, before the rules that there are', async () => {
    const metrics = [{ pattern: '*', direction: 'higherIsBetter' as const }];
    const card = await openCard(EDITOR, { metrics });
    await userEvent.click(card.getByRole('radio', { name: 'Lower' }));
    expect(onOptionsChange).toHaveBeenLastCalledWith(
      expect.objectContaining({ metrics: [{ pattern: 'throughput', direction: 'lowerIsBetter' }, ...metrics] })
    );
  });

  it('sets the smallest change in percent; what is no such number is said and not stored', async () => {
    const card = await openCard(EDITOR);
    const field = card.getByLabelText('Smallest change, %');
    await userEvent.clear(field);
    await userEvent.type(field, '-3{Enter}');
    expect(card.getByText('It must be 0 or more.')).toBeVisible();
    expect(field).toHaveValue('-3');
    expect(onOptionsChange).not.toHaveBeenCalled();
    await userEvent.clear(field);
    await userEvent.type(field, '10{Enter}');
    expect(onOptionsChange).toHaveBeenLastCalledWith(expect.objectContaining({ minChange: 0.1 }));
  });

  it('has no p-value to set for changes that the query found', async () => {
    const card = await openCard(EDITOR);
    expect(card.queryByLabelText('Largest p-value')).not.toBeInTheDocument();
  });
});

describe('what the team makes of a change', () => {
  const posted = () => requests.filter(({ method }) => method === 'POST').map(({ data }) => data);

  it('is stored with its note as an annotation, and the card closes', async () => {
    const card = await openCard(EDITOR);
    expect(card.getByRole('button', { name: 'Save' })).toBeDisabled();
    await userEvent.click(card.getByRole('radio', { name: 'Expected' }));
    await userEvent.type(card.getByLabelText('Note'), 'new disk');
    await userEvent.click(card.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(screen.queryByRole('dialog')).not.toBeInTheDocument());
    expect(posted()).toEqual([
      expect.objectContaining({
        text: 'Regression: −12.0 % · throughput\nnew disk',
        tags: expect.arrayContaining(['hunter', 'hunter-state:expected']),
      }),
    ]);
  });

  it('that cannot be stored stays in the form, with the reason', async () => {
    answer = (method) => (method === 'POST' ? { status: 500, body: { message: 'database is locked' } } : { body: [] });
    const card = await openCard(EDITOR);
    await userEvent.type(card.getByLabelText('Note'), 'new disk');
    await userEvent.click(card.getByRole('button', { name: 'Save' }));
    expect(await card.findByText('This could not be saved: database is locked.')).toBeVisible();
    expect(card.getByLabelText('Note')).toHaveValue('new disk');
    answer = (method) => (method === 'POST' ? { status: 403, body: { message: 'Access denied' } } : { body: [] });
    await userEvent.click(card.getByRole('button', { name: 'Save' }));
    expect(await card.findByText(/ask for the role Editor/)).toBeVisible();
  });
});

it('Explore gets the query with its variables filled in', async () => {
  const card = await openCard(EDITOR);
  const href = (await card.findByRole('link', { name: 'Open in Explore' })).getAttribute('href')!;
  const { hunter } = JSON.parse(new URL(href, 'http://g').searchParams.get('panes')!);
  expect(hunter.queries[0].source.targets).toEqual(['prod.throughput']);
});

it('copies the change as Markdown', async () => {
  Object.assign(window, { isSecureContext: true });
  const user = userEvent.setup();
  const card = await openCard([]);
  await user.click(card.getByRole('button', { name: 'Copy as Markdown' }));
  expect(await navigator.clipboard.readText()).toContain('−12.0 %');
});

it('an alert rule begins with the title of the panel and its query', async () => {
  const card = await openCard(EDITOR);
  await userEvent.click(await card.findByText('Create alert rule'));
  const form = within(await screen.findByRole('dialog'));
  expect(form.getByText('New alert rule for regressions')).toBeVisible();
  expect(form.getByLabelText('Name')).toHaveValue('Latency');
  answer = (method) => (method === 'POST' ? { status: 202, body: { created: ['r1'] } } : { status: 404 });
  await userEvent.selectOptions(form.getByLabelText('Folder'), 'perf');
  await userEvent.click(form.getByText('Create alert rule'));
  await waitFor(() => expect(screen.queryByLabelText('Name')).not.toBeInTheDocument());
  const { data } = requests.find(({ method }) => method === 'POST')!;
  expect(data.rules[0].annotations).toMatchObject({ __dashboardUid__: 'd', __panelId__: '7' });
  expect(data.rules[0].grafana_alert.data[0].model.source.targets).toEqual(['prod.throughput']);
});

describe('a rule on series of a data source that Hunter may not read yet', () => {
  const prometheus = { type: 'prometheus', uid: 'p' };

  beforeEach(() => {
    provideDataSources([
      {
        settings: { ...prometheus, name: 'Prometheus', meta: { backend: true } as never },
        source: { getRef: () => prometheus, filterQuery: ({ expr }: { expr?: string }) => !!expr },
      },
    ]);
    provideBackendSrv(({ method, url }) => {
      if (url.includes('/rules/')) {
        return method === 'POST' ? { status: 202, body: { created: ['r1'] } } : { status: 404 };
      }
      const found = url.includes('serviceaccounts/search') ? { serviceAccounts: [] } : [];
      return { body: method === 'GET' ? found : { uid: 'made', datasource: { uid: 'made' }, id: 1, key: 'glsa_1' } };
    });
  });

  it('can be made from the card, too, and where the dashboard is not saved one stays', async () => {
    const push = jest.spyOn(locationService, 'push');
    const admin = ['datasources:write', 'datasources:create', 'serviceaccounts:create', 'serviceaccounts:write'];
    const target = { refId: 'A', datasource: prometheus, expr: 'latency' };
    const card = await openCard([...EDITOR, ...admin, 'folders:create'], {}, { targets: [target], dashboardUID: '' });
    await userEvent.click(await card.findByText('Create alert rule'));
    const form = within(await screen.findByRole('dialog'));
    await userEvent.click(await form.findByText('Allow “Prometheus” and create alert rule'));
    expect(await form.findByText('The alert rule “Latency” is made.')).toBeVisible();
    expect(form.getByRole('link', { name: 'Show the rule' })).toHaveAttribute('target', '_blank');
    expect(push).not.toHaveBeenCalled();
  });

  it('is not offered where nothing is entered', async () => {
    const card = await openCard(EDITOR, {}, { targets: [{ refId: 'A', datasource: prometheus }] });
    expect(card.queryByText('Create alert rule')).not.toBeInTheDocument();
  });
});
