import type { CurrentUserDTO, DataSourceInstanceSettings } from '@grafana/data';
import {
  setBackendSrv,
  setCurrentUser,
  setTemplateSrv,
  type BackendSrv,
  type BackendSrvRequest,
  type TemplateSrv,
} from '@grafana/runtime';
import { from } from 'rxjs';

import type { HunterOptions } from '../src/datasource/types';
import type { StoredAnnotation } from '../src/triage/triage';

/** As much of Grafana's run time as the data source uses: requests, templates without variables, and the code editor's worker. */
export function provideRuntime(): void {
  setBackendSrv({ fetch: (request: BackendSrvRequest) => from(send(request)) } as unknown as BackendSrv);
  setTemplateSrv({ replace: (text = '') => text, getVariables: () => [] } as unknown as TemplateSrv);
  // who may do everything
  setCurrentUser({
    permissions: { 'annotations:create': true, 'dashboards:write': true },
  } as unknown as CurrentUserDTO);
  const getWorker = () => new Worker('editor.worker.js', { type: 'module' });
  Object.assign(window, { MonacoEnvironment: { getWorker } });
}

async function send({ url, method = 'GET', data, headers, abortSignal }: BackendSrvRequest) {
  if (url.startsWith('/api/annotations')) {
    return { status: 200, headers: new Headers(), data: annotations(method, url, data) };
  }
  const response = await fetch(url, { method, body: data, headers, signal: abortSignal });
  const text = await response.text();
  if (!response.ok) {
    throw { status: response.status, data: text, config: { url } };
  }
  return { status: response.status, headers: response.headers, data: text };
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
