import { dateTime, LoadingState, type DataQueryRequest, type DataQueryResponse } from '@grafana/data';
import {
  setBackendSrv,
  setTemplateSrv,
  type BackendSrv,
  type BackendSrvRequest,
  type TemplateSrv,
} from '@grafana/runtime';
import { from, Observable } from 'rxjs';

import { HunterDataSource } from './datasource';
import type { HunterQuery } from './types';

const DAY = 86_400;
const today = Math.floor(Date.now() / 1000 / DAY) * DAY;
const points = Array.from({ length: 40 }, (_, i) => [(i < 20 ? 100 : 80) + (i % 3), today - (39 - i) * DAY]);

let requests: BackendSrvRequest[];
let answer: (request: BackendSrvRequest) => unknown;

beforeEach(() => {
  requests = [];
  answer = ({ data }) =>
    JSON.stringify(
      new URLSearchParams(data).getAll('target').map((target) => ({ target: nameOf(target), datapoints: points }))
    );
  const fetch = (request: BackendSrvRequest) => {
    requests.push(request);
    return from(Promise.resolve().then(() => ({ status: 200, headers: new Headers(), data: answer(request) })));
  };
  setBackendSrv({ fetch } as unknown as BackendSrv);
  setTemplateSrv({
    replace: (text: string, _vars: unknown, format: unknown) => {
      const values = ['a', 'b'];
      return text.replace('$m', typeof format === 'function' ? format(values) : `{${values.join(',')}}`);
    },
  } as unknown as TemplateSrv);
});

const nameOf = (target: string) => {
  const [, path, tag] = /^aliasSub\((.*),"\^","(.*)"\)$/.exec(target) ?? [target, target, ''];
  return tag + path;
};

const datasource = () =>
  new HunterDataSource({
    uid: 'u',
    id: 1,
    type: 't',
    name: 'n',
    jsonData: { falloutUser: 'jane@example.com' },
  } as never);

const query = (change: object = {}): HunterQuery =>
  ({ refId: 'A', version: 1, source: { type: 'graphite', targets: ['p.throughput'] }, ...change }) as HunterQuery;

const request = (targets: HunterQuery[]) =>
  ({
    requestId: 'Q1',
    targets,
    scopedVars: {},
    range: { from: dateTime((today - 30 * DAY) * 1000), to: dateTime(today * 1000) },
  }) as unknown as DataQueryRequest<HunterQuery>;

const run = (targets: HunterQuery[]) =>
  new Promise<DataQueryResponse[]>((resolve, reject) => {
    const seen: DataQueryResponse[] = [];
    datasource()
      .query(request(targets))
      .subscribe({ next: (response) => seen.push(response), error: reject, complete: () => resolve(seen) });
  });

it('answers with series and annotations, from raw points of 180 days', async () => {
  const [response] = await run([query()]);
  expect(response.state).toBe(LoadingState.Done);
  expect(response.data.map(({ name, length }) => [name, length])).toEqual([
    ['p.throughput', 31],
    ['Change points', 1],
  ]);
  const [{ method, url, data }] = requests;
  expect([method, url]).toEqual(['POST', '/api/datasources/uid/u/resources/graphite/render']);
  const params = new URLSearchParams(data);
  expect(params.has('maxDataPoints')).toBe(false);
  expect(Date.now() / 1000 - Number(params.get('from'))).toBeGreaterThan(179 * DAY);
});

it('streams while answers come in', async () => {
  const targets = Array.from({ length: 150 }, (_, i) => `p.m${i}`);
  const responses = await run([query({ source: { type: 'graphite', targets } })]);
  expect(responses.map(({ state }) => state)).toEqual([LoadingState.Streaming, LoadingState.Done]);
  expect(responses.every(({ key }) => key === 'Q1')).toBe(true);
  expect(responses[0].data.length).toBeLessThan(responses[1].data.length);
});

it('one query that fails does not take the others with it', async () => {
  const [response] = await run([query(), query({ refId: 'B', source: { type: 'graphite', targets: ['f('] } })]);
  expect(response.state).toBe(LoadingState.Error);
  expect(response.errors).toEqual([{ refId: 'B', message: expect.stringContaining('"f("') }]);
  expect(response.data).toHaveLength(2);
});

it('tells what Graphite refused, in words', async () => {
  answer = () => {
    throw { status: 502, data: JSON.stringify({ status: 401, contentType: '', body: '' }), config: {} };
  };
  const [response] = await run([query()]);
  expect(response.errors?.[0].message).toContain('check the user and password of Graphite');
});

it('cancels its requests when nobody listens any more', async () => {
  setBackendSrv({
    fetch: (sent: BackendSrvRequest) => (requests.push(sent), new Observable(() => undefined)),
  } as unknown as BackendSrv);
  const subscription = datasource()
    .query(request([query()]))
    .subscribe();
  await new Promise((resolve) => setTimeout(resolve));
  expect(requests[0].abortSignal?.aborted).toBe(false);
  subscription.unsubscribe();
  expect(requests[0].abortSignal?.aborted).toBe(true);
});

it('leaves out queries that are hidden or not yet filled in', async () => {
  await run([query({ hide: true }), query({ source: { type: 'fallout', test: ' ' } })]);
  expect(requests).toHaveLength(0);
});

it('puts variables of many values into paths as globs and into lists one by one', () => {
  const replaced = (source: object) => datasource().applyTemplateVariables(query({ source }), {}).source;
  expect(replaced({ type: 'graphite', targets: ['p.$m.x'] })).toMatchObject({ targets: ['p.{a,b}.x'] });
  expect(replaced({ type: 'fallout', test: 't', metrics: ['$m'] })).toMatchObject({ metrics: ['a', 'b'] });
});
