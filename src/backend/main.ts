// The core as Go runs it for alert rules, recording rules, public dashboards and the HTTP API: interpreted by sobek,
// without a browser's or Node's API. `scripts/build-core.mjs` bundles it; `pkg/core` is its host.
import type { DataFrame } from '@grafana/data';

import { HunterError, messageOf } from '../core/errors';
import { completeLimits } from '../core/query/limits';
import { encodeParams, type ApiAnswer } from '../core/transport/request';
import type { Send } from '../core/transport/send';
import { answer } from './answer-query';
import { encodeFrames } from './encode-frames';
import type { Host, Request } from './host';
import { HostDetector } from './host-detector';

/** Answers one query; `host.done` or `host.fail` is called once, unless it is cancelled. */
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

/** The interpreter's JSON has no numbers beyond those of a computer, such as 1e700, which a stored query may hold. */
function parse(text: string): Request {
  try {
    return JSON.parse(text) as Request;
  } catch (error) {
    throw new HunterError('input', `The query cannot be read: ${messageOf(error)}.`);
  }
}

export { HostDetector } from './host-detector';
