import type { DataSourceInstanceSettings } from '@grafana/data';
import { config, type BackendSrvRequest } from '@grafana/runtime';

import { HunterDataSource } from '../src/datasource/datasource';
import type { HunterOptions } from '../src/datasource/types';
import type { StoredAnnotation } from '../src/shared/triage/triage';
import { provideBackendSrv, type Served } from '../src/testing/backend-srv';
import { provideFolderPicker } from '../src/testing/folder-picker';
import { provideDataSources, provideVariables } from '../src/testing/services';
import { provideUser } from '../src/testing/user';
import { SETTINGS } from './data-source';
import { appSettings } from './pages/settings';
import { askServers } from './servers';

/** As much of Grafana's run time as the data source uses: requests, templates without variables, and the code editor's worker. */
export function provideRuntime(): void {
  provideBackendSrv(send);
  provideVariables();
  // who may do everything, or nothing
  const viewer = new URLSearchParams(location.search).get('as') === 'viewer';
  const editor = [
    'annotations:create',
    'dashboards:write',
    'plugins:write',
    'alert.rules:create',
    'datasources:write',
    'datasources:explore',
  ];
  provideUser('annotations:read', ...(viewer ? [] : editor));
  // what is kept for a user is kept in the browser then
  Object.assign(config.bootData.user, { id: 1, uid: 'jane', isSignedIn: false, orgRole: viewer ? 'Viewer' : 'Editor' });
  provideFolderPicker();
  provideDataSource();
  const getWorker = () => new Worker(new URL('editor.worker.js', import.meta.url), { type: 'module' });
  Object.assign(window, { MonacoEnvironment: { getWorker } });
}

/** One Hunter data source; without a Fallout where the address says `fallout=none`. */
function provideDataSource(): void {
  const fallout = new URLSearchParams(location.search).get('fallout') !== 'none';
  const jsonData = fallout ? { falloutUrl: 'https://fallout.example.com', falloutUser: 'jane@example.com' } : {};
  const settings = { ...SETTINGS, jsonData } as DataSourceInstanceSettings<HunterOptions>;
  const source = new HunterDataSource(settings);
  provideDataSources([{ settings, source: source as never }]);
}

async function send(request: BackendSrvRequest): Promise<Served> {
  const { url, method = 'GET', data } = request;
  if (url.startsWith('/api/annotations')) {
    return { body: annotations(method, url, data) };
  }
  if (url.startsWith('/api/ruler/')) {
    return ruler(method);
  }
  if (url.startsWith('/api/plugins/')) {
    return { body: appSettings(method, data) };
  }
  if (url.endsWith('/health')) {
    return health();
  }
  return await askServers(request);
}

/** Grafana's alert rules, which nobody keeps here. */
function ruler(method: string): Served {
  return method === 'GET'
    ? { status: 404, body: { message: 'rule group does not exist' } }
    : { status: 202, body: { message: 'rule group updated successfully', created: ['new-rule'] } };
}

/** What the data source's backend says of its servers; `&health=failed` where one of them is down. */
function health(): Served {
  return new URLSearchParams(location.search).get('health') === 'failed'
    ? { status: 400, body: { status: 'ERROR', message: 'Graphite cannot be reached: check its URL.' } }
    : { body: { status: 'OK', message: 'Graphite answers. Fallout answers.' } };
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
