import type { DataFrame } from '@grafana/data';
import { toDataQueryResponse, type FetchResponse } from '@grafana/runtime';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';

import { answer } from '../../backend/answer-query';
import { wireFrame } from '../../backend/encode-frames';
import type { AskOther } from '../../backend/other-source';
import type { RuleMemory } from '../../backend/rule-checks';
import type { SlicedDetector } from '../../core/changepoint/detection';
import { loadDetector } from '../../core/changepoint/detector';
import { HunterError } from '../../core/errors';
import { encodeParams, type ApiRequest } from '../../core/transport/request';
import { CASES, type GoldenCase } from './cases';

// Frames that the core gives in V8, with Grafana's own frames. `go test ./pkg/core` expects the same of the backend.
// `npm run golden` writes them anew: look at what has changed.
const FOLDER = 'testdata/golden';
const write = process.env.GOLDEN === 'write';

/** A rule that is evaluated for the first time. */
const FRESH: RuleMemory = { pin: (_, __, text) => text, missing: () => [] };

let detector: SlicedDetector;
beforeAll(async () => {
  detector = await loadDetector();
});

it.each(Object.entries(CASES))('%s', async (name, golden) => {
  const made = JSON.stringify(await play(golden), null, 1);
  const file = `${FOLDER}/${name}.json`;
  if (write) {
    writeFileSync(file, `${made}\n`);
  }
  expect(JSON.parse(made)).toEqual(JSON.parse(readFileSync(file, 'utf8')));
});

it('there are no others', () => {
  expect(readdirSync(FOLDER).sort()).toEqual(
    Object.keys(CASES)
      .map((name) => `${name}.json`)
      .sort()
  );
});

/** What is asked, what the servers were asked and said, and what comes back. */
async function play({ request, server, grafana }: GoldenCase) {
  const exchanges: object[] = [];
  const send = async (asked: ApiRequest) => {
    const got = server(asked);
    const { service, method, path, params } = asked;
    exchanges.push({ request: { service, method, path, params: encodeParams(params) }, answer: got });
    return got;
  };
  const other: AskOther = {
    other: (uid, query, from, to, _interval, resolve, reject) => {
      const body = grafana?.(uid) ?? '';
      const params = JSON.stringify({ uid, query: JSON.parse(query), from, to });
      exchanges.push({
        request: { service: 'grafana', method: 'POST', path: '/api/ds/query', params },
        answer: { status: 200, contentType: 'application/json', body },
      });
      // as Grafana's own frontend reads it
      const { data, errors } = toDataQueryResponse({ data: JSON.parse(body) } as FetchResponse, []);
      if (errors?.[0]) {
        reject('server', `Data source "${uid}" says: ${errors[0].message}`);
      } else {
        resolve(data as DataFrame[]);
      }
    },
  };
  const outcome = await answer(request, { send, detector, memory: FRESH, other }).then(
    (frames) => ({ frames: frames.map((frame) => wireFrame(frame, (values) => ({ values }))) }),
    (error: HunterError) => ({ error: { kind: error.kind, message: error.message } })
  );
  return { request, exchanges, ...outcome };
}
