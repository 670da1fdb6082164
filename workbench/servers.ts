import type { BackendSrvRequest } from '@grafana/runtime';

import type { Served } from '../src/testing/backend-srv';

/** Asks the demo's servers, through the server that this page comes from. The static page has in-page-servers.ts instead. */
export async function askServers({
  url,
  method,
  data,
  headers,
  abortSignal,
  responseType,
}: BackendSrvRequest): Promise<Served> {
  const response = await fetch(url, { method, body: data, headers, signal: abortSignal });
  const contentType = response.headers.get('content-type') ?? undefined;
  return {
    status: response.status,
    contentType,
    body: responseType === 'arraybuffer' ? await response.arrayBuffer() : await response.text(),
  };
}
