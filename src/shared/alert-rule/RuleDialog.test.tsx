import type { DataQuery } from '@grafana/schema';
import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { provideBackendSrv, type Served } from '../../testing/backend-srv';
import { provideFolderPicker } from '../../testing/folder-picker';
import { provideLayout } from '../../testing/layout';
import { provideDataSources } from '../../testing/services';
import { provideUser } from '../../testing/user';
import { refusedQuery } from '../grafana-api/panel-queries';
import { draftRule } from './draft-rule';
import { RuleDialog } from './RuleDialog';

const PERMISSIONS = ['datasources:write', 'datasources:create', 'serviceaccounts:create', 'serviceaccounts:write'];

const prometheus = {
  settings: { uid: 'p', name: 'Prometheus', type: 'prometheus', meta: { backend: true } as never },
  source: { getRef: () => ({ type: 'prometheus', uid: 'p' }), filterQuery: ({ expr }: { expr?: string }) => !!expr },
};
const hunter = {
  settings: { uid: 'h', name: 'Hunter', type: 'hunter-changepoints-datasource', jsonData: {}, meta: {} as never },
};
const query = { refId: 'A', datasource: { type: 'prometheus', uid: 'p' }, expr: 'latency' };

let stored: object;
let listed: object[];
let failing: Record<string, Served>;
let requests: ReturnType<typeof provideBackendSrv>;

beforeAll(() => {
  provideFolderPicker();
  provideLayout();
});

beforeEach(() => {
  provideUser(...PERMISSIONS);
  stored = { uid: 'h', name: 'Hunter', jsonData: { falloutUrl: 'http://f', otherSources: { allowed: ['q'] } } };
  failing = {};
  listed = [];
  requests = provideBackendSrv(({ method, url }) => failing[`${method} ${url}`] ?? { body: answer(method!, url) });
});

function answer(method: string, url: string): unknown {
  switch (true) {
    case url.includes('/search'):
      return { serviceAccounts: [{ id: 1, name: 'Hunter', role: 'Admin' }] };
    case url.endsWith('/tokens'):
      return { key: 'glsa_1' };
    case url === '/api/serviceaccounts':
      return { id: 7 };
    case url === '/api/datasources':
      return method === 'GET' ? listed : { datasource: { uid: 'made' } };
    case url.startsWith('/api/folders'):
      return [{ uid: 'perf' }];
    case url.includes('/ruler/'):
      return method === 'GET' ? { name: 'Latency', rules: [] } : { created: ['r1'] };
    default:
      return method === 'GET' ? stored : {};
  }
}

const asked = () => requests.map(({ method, url }) => `${method} ${url}`);
const written = () => requests.find(({ method }) => method === 'PUT')!.data;
const rule = () => requests.find(({ url }) => url === '/api/ruler/grafana/api/v1/rules/perf')!.data.rules[0];

async function open(sources: Parameters<typeof provideDataSources>[0], targets: DataQuery[] = [query]) {
  provideDataSources([prometheus, ...sources]);
  const drafted = await draftRule({ targets, title: 'Latency' });
  render(<RuleDialog drafted={drafted} targets={targets} />);
}

const NAME = 'Allow “Prometheus” and create alert rule';

async function allow() {
  await waitFor(() => expect(screen.getByLabelText('Folder')).toHaveValue('perf'));
  await userEvent.click(screen.getByRole('button', { name: NAME }));
}

it('with the rule allows the data source beside those that are allowed, with a token that can only read', async () => {
  await open([hunter]);
  expect(screen.getByLabelText('Name')).toHaveValue('Latency');
  expect(screen.getByText('Hunter may not read “Prometheus” yet')).toBeVisible();
  expect(asked().every((one) => one.startsWith('GET'))).toBe(true);
  await allow();
  await waitFor(() => expect(rule()).toBeDefined());
  expect(written()).toEqual({
    ...stored,
    jsonData: { falloutUrl: 'http://f', otherSources: { allowed: ['q', 'p'] } },
    secureJsonData: { grafanaToken: 'glsa_1' },
  });
  // not that of the administrator of the same name
  expect(requests.find(({ url }) => url === '/api/serviceaccounts')!.data).toEqual({ name: 'Hunter', role: 'Viewer' });
  expect(asked()).toContain('POST /api/serviceaccounts/7/tokens');
  expect(asked()).not.toContain('POST /api/datasources');
  const [asks] = rule().grafana_alert.data;
  expect(asks).toMatchObject({
    datasourceUid: 'h',
    model: { source: { ref: { uid: 'p' }, query: { expr: 'latency' } } },
  });
});

it('keeps the token that is there', async () => {
  stored = { ...stored, secureJsonFields: { grafanaToken: true } };
  await open([hunter]);
  await allow();
  await waitFor(() => expect(rule()).toBeDefined());
  expect(asked().filter((one) => one.includes('serviceaccounts'))).toEqual([]);
  expect(written().secureJsonData).toEqual({});
});

it('makes the Hunter data source where there is none', async () => {
  await open([]);
  await allow();
  await waitFor(() => expect(rule().grafana_alert.data[0].datasourceUid).toBe('made'));
  expect(asked()).toContain('POST /api/datasources');
});

it('takes the one that was made since the page was loaded', async () => {
  listed = [
    { uid: 'p', type: 'prometheus' },
    { uid: 'new', type: 'hunter-changepoints-datasource' },
  ];
  await open([]);
  await allow();
  await waitFor(() => expect(rule().grafana_alert.data[0].datasourceUid).toBe('new'));
  expect(asked()).not.toContain('POST /api/datasources');
});

it('says why it could not, and can be tried again', async () => {
  failing['POST /api/serviceaccounts'] = { status: 403, body: { message: 'Quota reached' } };
  await open([hunter]);
  await allow();
  expect(await screen.findByText('The data source could not be allowed: Quota reached.')).toBeInTheDocument();
  await waitFor(() => expect(screen.getByRole('button', { name: NAME })).toBeEnabled());
  expect(asked().some((one) => one.startsWith('PUT') || one.includes('ruler'))).toBe(false);
});

it.each([
  ['who may not write settings', { source: hunter, permissions: [] }],
  [
    'where a file provisions it',
    { source: { settings: { ...hunter.settings, readOnly: true } }, permissions: PERMISSIONS },
  ],
])('says how to allow it: %s', async (_, { source, permissions }) => {
  provideUser(...permissions);
  await open([source]);
  expect(screen.getByText(/may not read “Prometheus” yet/)).toBeInTheDocument();
  expect(screen.getByText(/An administrator can allow it/)).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /Allow/ })).toBeNull();
  // nobody is sent to settings that are not shown to them
  expect(screen.queryAllByRole('link', { name: 'Settings of “Hunter”' })).toHaveLength(permissions.length > 0 ? 1 : 0);
});

it('there is nothing to allow where a data source answers in the browser only', () => {
  provideDataSources([{ settings: { ...prometheus.settings, meta: {} as never } }]);
  expect(refusedQuery([query])).toBeUndefined();
});

describe('an empty query', () => {
  const empty = { refId: 'A', datasource: query.datasource, expr: '' };
  const sql = { refId: 'S', datasource: { type: 'mysql', uid: 'm' }, rawSql: ' ' };
  const mysql = { settings: { uid: 'm', name: 'MySQL', type: 'mysql', meta: { backend: true } as never } };
  const around = {
    refId: 'C',
    datasource: { type: 'hunter-changepoints-datasource', uid: 'h' },
    source: { type: 'datasource', ref: query.datasource, query: { expr: '' } },
  };

  it.each([
    ['of another data source', empty, 'Prometheus'],
    ['of SQL', sql, 'MySQL'],
    ['within one of ours', around, 'Hunter'],
  ])('%s is no rule, and the dialog says what is missing', async (_, target, name) => {
    await open([hunter, mysql], [target]);
    expect(screen.getByText(new RegExp(`the query of “${name}” is empty\\. Enter a query`))).toBeVisible();
    expect(screen.queryByRole('button', { name: /alert rule/ })).not.toBeInTheDocument();
  });

  it('is passed over where another one is filled', async () => {
    await open([hunter, mysql], [sql, empty, { ...query, refId: 'B' }]);
    await allow();
    await waitFor(() => expect(rule().grafana_alert.data[0].model.source.query).toEqual({ expr: 'latency' }));
  });
});
