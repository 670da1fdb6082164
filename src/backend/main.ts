// Entry point of the core in the Go backend, for alert rules, recording rules, public dashboards and the HTTP API. It
// is interpreted by sobek, without the APIs of browsers or Node. `scripts/build-core.mjs` bundles it; `pkg/core` runs
// it.
import type { DataFrame } from '@grafana/data';

import { HunterError, messageOf } from '../core/errors';
import { completeLimits } from '../core/query/limits';
import { encodeParams, type ApiAnswer } from '../core/transport/request';
import type { Send } from '../core/transport/send';
import { answer } from './answer-query';
import { encodeFrames } from './encode-frames';
import type { Host, Request } from './host';
import { HostDetector } from './host-detector';

/** Answers one query. Calls `host.done` or `host.fail` once, unless the query is cancelled. */
export function run(request: string, host: Host): void {
  answerText(request, host)
    .then((frames) => {
      const { json, columns } = encodeFrames(frames);
      host.done(json, columns);
    })
    .catch((error: unknown) => host.fail(error instanceof HunterError ? error.kind : 'internal', messageOf(error)));
}

async function answerText(text: string, host: Host): Promise<DataFrame[]> {
  const request = parse(text);
  const limits = completeLimits(request.settings.limits);
  const send: Send = ({ service, method, path, params }) =>
    new Promise<ApiAnswer>((resolve) => {
      const encoded = encodeParams(params);
      const [query, form] = method === 'GET' ? [encoded, ''] : ['', encoded];
      host.send(service, method, path, query, form, limits, resolve);
    });
  const signal = {
    get aborted() {
      return host.cancelled();
    },
  } as AbortSignal;
  return answer(request, { send, signal, detector: new HostDetector(host), memory: host, other: host });
}

/** Parses a request. The interpreter's JSON refuses numbers such as 1e700, which a stored query may contain. */
function parse(text: string): Request {
  try {
    return JSON.parse(text) as Request;
  } catch (error) {
    throw new HunterError('input', `The query cannot be read: ${messageOf(error)}.`);
  }
}

export { HostDetector } from './host-detector';
