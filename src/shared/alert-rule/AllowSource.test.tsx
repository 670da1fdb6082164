import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import React from 'react';

import { provideBackendSrv, type Served } from '../../testing/backend-srv';
import { provideFolderPicker } from '../../testing/folder-picker';
import { provideLayout } from '../../testing/layout';
import { provideDataSources } from '../../testing/services';
import { provideUser } from '../../testing/user';
import { refusedQuery } from '../grafana-api/panel-queries';
import { AllowSource } from './AllowSource';

const PERMISSIONS = ['datasources:write', 'datasources:create', 'serviceaccounts:create', 'serviceaccounts:write'];

const prometheus = {
  settings: { uid: 'p', name: 'Prometheus', type: 'prometheus', meta: { backend: true } as never },
  source: { getRef: () => ({ type: 'prometheus', uid: 'p' }) },
};
const hunter = {
  settings: { uid: 'h', name: 'Hunter', type: 'hunter-changepoints-datasource', jsonData: {}, meta: {} as never },
};
const query = { refId: 'A', datasource: { type: 'prometheus', uid: 'p' }, expr: 'latency' };

let stored: object;
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
      return { datasource: { uid: 'h' } };
    default:
      return method === 'GET' ? stored : {};
  }
}

const asked = () => requests.map(({ method, url }) => `${method} ${url}`);
const written = () => requests.find(({ method }) => method === 'PUT')!.data;

function open(...sources: Parameters<typeof provideDataSources>[0]) {
  provideDataSources([prometheus, ...sources]);
  const context = { targets: [query], title: 'Latency' };
  render(<AllowSource refused={refusedQuery([query])!} context={context} />);
}

const allow = () => userEvent.click(screen.getByRole('button', { name: 'Allow “Prometheus”' }));

it('allows the data source beside those that are allowed, with a token that can only read, and asks for the rule', async () => {
  open(hunter);
  await allow();
  expect(await screen.findByLabelText('Name')).toHaveValue('Latency');
  expect(written()).toEqual({
    ...stored,
    jsonData: { falloutUrl: 'http://f', otherSources: { allowed: ['q', 'p'] } },
    secureJsonData: { grafanaToken: 'glsa_1' },
  });
  // not that of the administrator of the same name
  expect(requests.find(({ url }) => url === '/api/serviceaccounts')!.data).toEqual({ name: 'Hunter', role: 'Viewer' });
  expect(asked()).toContain('POST /api/serviceaccounts/7/tokens');
  expect(asked()).not.toContain('POST /api/datasources');
});

it('keeps the token that is there', async () => {
  stored = { ...stored, secureJsonFields: { grafanaToken: true } };
  open(hunter);
  await allow();
  await screen.findByLabelText('Name');
  expect(asked().filter((one) => one.includes('serviceaccounts'))).toEqual([]);
  expect(written().secureJsonData).toEqual({});
});

it('makes the Hunter data source where there is none', async () => {
  open();
  await allow();
  await screen.findByLabelText('Name');
  expect(asked()).toContain('POST /api/datasources');
});

it('says why it could not, and can be tried again', async () => {
  failing['POST /api/serviceaccounts'] = { status: 403, body: { message: 'Quota reached' } };
  open(hunter);
  await allow();
  expect(await screen.findByText('The data source could not be allowed: Quota reached.')).toBeInTheDocument();
  await waitFor(() => expect(screen.getByRole('button', { name: 'Allow “Prometheus”' })).toBeEnabled());
  expect(asked().some((one) => one.startsWith('PUT'))).toBe(false);
});

it.each([
  ['who may not write settings', { source: hunter, permissions: [] }],
  [
    'where a file provisions it',
    { source: { settings: { ...hunter.settings, readOnly: true } }, permissions: PERMISSIONS },
  ],
])('says how to allow it: %s', (_, { source, permissions }) => {
  provideUser(...permissions);
  open(source);
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
