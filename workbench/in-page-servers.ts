import type { BackendSrvRequest } from '@grafana/runtime';

import { answerFallout, TOKEN } from '../demo/answers/fallout';
import { makeGraphite } from '../demo/answers/graphite';
import type { Reply, Request } from '../demo/answers/reply';
import { STORY } from '../demo/story/story';
import type { Served } from '../src/testing/backend-srv';

const RESOURCES = /\/resources\/(graphite|fallout)(\/[^?]*)(?:\?(.*))?$/;
const graphite = makeGraphite();
const fallout = (request: Request) => answerFallout(request, STORY);

/** The demo's Graphite and Fallout, inside the page. */
export async function askServers({ url, method = 'GET', data, responseType }: BackendSrvRequest): Promise<Served> {
  const [, service, path, query] = RESOURCES.exec(url) ?? [];
  if (!service) {
    return { status: 404, body: { message: 'Not found' } };
  }
  const params = new URLSearchParams([query, String(data ?? '')].filter(Boolean).join('&'));
  const ask = service === 'graphite' ? graphite : fallout;
  const answer = served(ask({ method, path, params, headers: { authorization: `Bearer ${TOKEN}` } }));
  return responseType === 'arraybuffer' ? { ...answer, body: bytesOf(answer.body) } : answer;
}

/** As the backend does it: a refusal comes in an envelope. */
const served = ({ status, type, body }: Reply): Exclude<Served, string> =>
  status < 400
    ? { status, contentType: type, body: String(body) }
    : { status: 502, contentType: 'application/json', body: { status, contentType: type, body: String(body) } };

/** As the browser gets what was asked for as bytes. */
const bytesOf = (body: unknown) =>
  new TextEncoder().encode(typeof body === 'string' ? body : JSON.stringify(body)).buffer;
