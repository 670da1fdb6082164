import type { DataSourceInstanceSettings } from '@grafana/data';
import {
  setBackendSrv,
  setTemplateSrv,
  type BackendSrv,
  type BackendSrvRequest,
  type TemplateSrv,
} from '@grafana/runtime';
import { from } from 'rxjs';

import type { HunterOptions } from '../src/datasource/types';

/** As much of Grafana's run time as the data source uses: requests, templates without variables, and the code editor's worker. */
export function provideRuntime(): void {
  setBackendSrv({ fetch: (request: BackendSrvRequest) => from(send(request)) } as unknown as BackendSrv);
  setTemplateSrv({ replace: (text = '') => text, getVariables: () => [] } as unknown as TemplateSrv);
  const getWorker = () => new Worker('editor.worker.js', { type: 'module' });
  Object.assign(window, { MonacoEnvironment: { getWorker } });
}

async function send({ url, method, data, headers, abortSignal }: BackendSrvRequest) {
  const response = await fetch(url, { method, body: data, headers, signal: abortSignal });
  const text = await response.text();
  if (!response.ok) {
    throw { status: response.status, data: text, config: { url } };
  }
  return { status: response.status, headers: response.headers, data: text };
}

export const SETTINGS = {
  uid: 'workbench',
  type: 'hunter-changepoints-datasource',
  name: 'Hunter',
  jsonData: { falloutUser: 'jane@example.com' },
} as DataSourceInstanceSettings<HunterOptions>;
