import type { CurrentUserDTO, DataSourceInstanceSettings } from '@grafana/data';
import {
  config,
  setBackendSrv,
  setCurrentUser,
  setDataSourceSrv,
  setFolderPicker,
  setTemplateSrv,
  type BackendSrv,
  type BackendSrvRequest,
  type DataSourceSrv,
  type TemplateSrv,
} from '@grafana/runtime';
import { from } from 'rxjs';

import { HunterDataSource } from '../src/datasource/datasource';
import type { HunterOptions } from '../src/datasource/types';
import type { StoredAnnotation } from '../src/triage/triage';
import { FolderPicker } from './FolderPicker';
import { appSettings } from './pages/settings';

/** As much of Grafana's run time as the data source uses: requests, templates without variables, and the code editor's worker. */
export function provideRuntime(): void {
  setBackendSrv({ fetch: (request: BackendSrvRequest) => from(send(request)) } as unknown as BackendSrv);
  setTemplateSrv({ replace: (text = '') => text, getVariables: () => [] } as unknown as TemplateSrv);
  // who may do everything, or nothing
  const viewer = new URLSearchParams(location.search).get('as') === 'viewer';
  const permissions = viewer
    ? { 'annotations:read': true }
    : { 'annotations:read': true, 'annotations:create': true, 'dashboards:write': true, 'plugins:write': true, 'alert.rules:create': true };
  setCurrentUser({ permissions } as unknown as CurrentUserDTO);
  // what is kept for a user is kept in the browser then
  Object.assign(config.bootData.user, { id: 1, uid: 'jane', isSignedIn: false });
  setFolderPicker(FolderPicker);
  provideDataSource();
  const getWorker = () => new Worker('editor.worker.js', { type: 'module' });
  Object.assign(window, { MonacoEnvironment: { getWorker } });
}

/** One Hunter data source; without a Fallout where the address says `fallout=none`. */
function provideDataSource(): void {
  const fallout = new URLSearchParams(location.search).get('fallout') !== 'none';
  const jsonData = fallout ? { falloutUrl: 'https://fallout.example.com', falloutUser: 'jane@example.com' } : {};
  const settings = { ...SETTINGS, jsonData } as DataSourceInstanceSettings<HunterOptions>;
  const source = new HunterDataSource(settings);
  setDataSourceSrv({
    get: async () => source,
    getList: () => [settings],
    getInstanceSettings: () => settings,
  } as unknown as DataSourceSrv);
}

async function send({ url, method = 'GET', data, headers, abortSignal }: BackendSrvRequest) {
  if (url.startsWith('/api/annotations')) {
    return { status: 200, headers: new Headers(), data: annotations(method, url, data) };
  }
  if (url.startsWith('/api/ruler/')) {
    return ruler(method);
  }
  if (url.startsWith('/api/plugins/')) {
    return { status: 200, headers: new Headers(), data: appSettings(method, data) };
  }
  if (url.endsWith('/health')) {
    return health();
  }
  const response = await fetch(url, { method, body: data, headers, signal: abortSignal });
  const text = await response.text();
  if (!response.ok) {
    throw { status: response.status, data: text, config: { url } };
  }
  return { status: response.status, headers: response.headers, data: text };
}

/** Grafana's alert rules, which nobody keeps here. */
function ruler(method: string) {
  if (method === 'GET') {
    throw { status: 404 };
  }
  return { status: 202, headers: new Headers(), data: { created: ['new-rule'] } };
}

/** What the data source's backend says of its servers; `&health=failed` where one of them is down. */
function health() {
  if (new URLSearchParams(location.search).get('health') === 'failed') {
    throw { status: 400, data: { status: 'ERROR', message: 'Graphite cannot be reached: check its URL.' } };
  }
  return { status: 200, headers: new Headers(), data: { status: 'OK', message: 'Graphite answers. Fallout answers.' } };
}

const kept: StoredAnnotation[] = [];

/** Grafana's annotations, as long as the page lives. */
function annotations(method: string, url: string, data: Partial<StoredAnnotation>) {
  const id = Number(url.split('/')[3]);
  const index = kept.findIndex((one) => one.id === id);
  switch (method) {
    case 'POST':
      return kept.push({ id: kept.length + 1, login: 'jane', updated: Date.now(), ...data });
    case 'PATCH':
      return (kept[index] = { ...kept[index], updated: Date.now(), ...data });
    case 'DELETE':
      return kept.splice(index, 1);
    default:
      return [...kept];
  }
}

export const SETTINGS = {
  uid: 'workbench',
  type: 'hunter-changepoints-datasource',
  name: 'Hunter',
  jsonData: { falloutUser: 'jane@example.com' },
} as DataSourceInstanceSettings<HunterOptions>;
