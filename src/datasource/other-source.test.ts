import {
  dateTime,
  FieldType,
  LoadingState,
  toDataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
} from '@grafana/data';
import { Observable, of, throwError } from 'rxjs';

import { HunterError } from '../core/errors';
import { provideDataSources } from '../testing/services';
import { stub } from '../testing/stub';
import { otherSeries } from './other-source';
import type { HunterQuery } from './types';

const RANGE = { from: 1_000, to: 9_000 };
const request = stub<DataQueryRequest<HunterQuery>>({
  requestId: 'Q1',
  maxDataPoints: 300,
  targets: [],
  range: { from: dateTime(5_000), to: dateTime(6_000), raw: { from: 'now-1s', to: 'now' } },
  scopedVars: { host: { text: 'web', value: 'web' } },
});
const frame = (name: string, more: object = {}) =>
  toDataFrame({
    name,
    fields: [
      { name: 'time', type: FieldType.time, values: [1_000, 2_000] },
      { name, type: FieldType.number, values: [7, 8] },
    ],
    ...more,
  });

type Answer = Observable<DataQueryResponse> | Promise<DataQueryResponse>;

/** Asks the data source "Prom" of uid "p" for its series. @returns them, and what it was asked */
async function ask(answer: Answer, abort = new AbortController(), uid = 'p', range = RANGE) {
  const asked: DataQueryRequest[] = [];
  const query = (one: DataQueryRequest) => {
    asked.push(one);
    return answer;
  };
  provideDataSources([{ settings: { uid: 'p' }, source: { name: 'Prom', query } }]);
  const source = { type: 'datasource' as const, ref: { uid, type: 'prometheus' }, query: { refId: 'X', expr: 'up' } };
  const series = await otherSeries(source as never, request, range, abort.signal);
  return { series, asked };
}

/** The error that asking ends with. */
const errorOf = async (answer: Answer, uid?: string): Promise<HunterError> =>
  ask(answer, undefined, uid).then(
    () => Promise.reject(new Error('It was answered.')),
    (error: HunterError) => error
  );

it('is asked with its own query for all of the analysed time, finely enough to keep steps', async () => {
  const { series, asked } = await ask(of({ data: [frame('up')] }));
  expect(series.map(({ values }) => [...values])).toEqual([[7, 8]]);
  const [{ targets, range, maxDataPoints, requestId, scopedVars }] = asked;
  expect(targets).toEqual([{ refId: 'X', expr: 'up', datasource: { uid: 'p', type: 'prometheus' } }]);
  expect([range.from.valueOf(), range.to.valueOf()]).toEqual([1_000, 9_000]);
  expect(maxDataPoints).toBeGreaterThan(10_000);
  expect(scopedVars).toMatchObject(request.scopedVars);
  // Grafana cancels requests of the same id
  expect(requestId).not.toBe('Q1');
});

it('is asked for the same interval whatever the panel shows, in all places where a data source may look for it', async () => {
  const { asked } = await ask(of({ data: [frame('up')] }), undefined, 'p', { from: 0, to: 200 * 86_400_000 });
  expect(asked[0]).toMatchObject({
    intervalMs: 120_000,
    interval: '120s',
    scopedVars: { __interval: { value: '120s' }, __interval_ms: { value: 120_000 } },
  });
});

it('may answer with a promise, as old data sources do', async () => {
  const { series } = await ask(Promise.resolve({ data: [frame('up')] }));
  expect(series).toHaveLength(1);
});

it('is waited for while it streams: the half of an answer would have other change points', async () => {
  const { series } = await ask(
    of(
      { state: LoadingState.Loading, data: [] },
      { state: LoadingState.Streaming, data: [frame('half')] },
      { state: LoadingState.Done, data: [frame('up'), frame('down')] }
    )
  );
  expect(series).toHaveLength(2);
});

it('its annotations are no series', async () => {
  const marks = frame('marks', { meta: { dataTopic: 'annotations' } });
  const { series } = await ask(of({ data: [marks, frame('up')] }));
  expect(series.map(({ name }) => name)).toEqual(['up']);
});

it.each([
  ['errors', { errors: [{ message: 'bad expr' }] }, 'Prom says: bad expr'],
  ['the old field', { error: { message: 'bad expr' } }, 'Prom says: bad expr'],
  ['an answer of its server', { error: { data: { message: 'parse error' } } }, 'Prom says: parse error'],
  ['an error of no words', { state: LoadingState.Error, error: {} }, 'Prom says: an error without words'],
])('what it refuses with is told under its name: %s', async (_, response, message) => {
  expect(await errorOf(of({ data: [], ...response }))).toMatchObject({ kind: 'server', message });
});

it.each([
  ['an Error', new Error('socket hang up'), 'Prom says: socket hang up'],
  [
    'what Grafana’s backendSrv throws',
    { status: 400, statusText: 'Bad Request', data: { message: 'unknown metric' } },
    'Prom says: unknown metric.',
  ],
])('so is what it throws: %s', async (_, thrown, message) => {
  expect(await errorOf(throwError(() => thrown))).toMatchObject({ kind: 'server', message });
});

it.each([
  ['no frames', of({ data: [] })],
  ['no numbers', of({ data: [toDataFrame({ fields: [{ name: 'log', values: ['a'] }] })] })],
  ['nothing at all', new Observable<DataQueryResponse>((subscriber) => subscriber.complete())],
])('without time series it is said to have none: %s', async (_, answer) => {
  expect(await errorOf(answer)).toMatchObject({
    kind: 'empty',
    message: 'Prom has no time series for this query and range.',
  });
});

it('that was removed is named, with the way out', async () => {
  expect(await errorOf(of({ data: [] }), 'gone')).toMatchObject({
    kind: 'not-found',
    message: 'There is no data source "gone" any more: choose another one in the query.',
  });
});

it('is let go of when nobody waits any more', async () => {
  let left = false;
  const abort = new AbortController();
  const answer = new Observable<DataQueryResponse>(() => () => (left = true));
  const asked = ask(answer, abort);
  await new Promise((resolve) => setTimeout(resolve));
  expect(left).toBe(false);
  abort.abort();
  await expect(asked).rejects.toBeInstanceOf(Error);
  expect(left).toBe(true);
});
