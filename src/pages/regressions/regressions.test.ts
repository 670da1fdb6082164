import { LoadingState, type DataQueryRequest, type DataSourceApi } from '@grafana/data';
import { NEVER, of, Subject, throwError, type Observable } from 'rxjs';

import { SAMPLES, sampleDetector } from '../../core/changepoint/sample-detections';
import type { SeriesChange } from '../../core/changepoint/judge';
import { analyseSeries } from '../../core/query/analyse';
import { DEFAULT_QUERY } from '../../core/query/model';
import { seriesFrame } from '../../frames/series-frame';
import { triageKey, type Triage } from '../../triage/triage';
import { filterOf, readAddress } from './address';
import { analyseTests } from './analyse';
import { rowsToCsv, rowsToJson } from './export';
import { rowsOf, type AnalysedMetric, type RowFilter } from './rows';

const analysis = analyseSeries({ ...SAMPLES.step, target: '', labels: {} }, DEFAULT_QUERY, sampleDetector);
const [step] = analysis.changes;
const DAY = 86_400_000;
const EVERYTHING: RowFilter = { verdict: 'all', since: 0, minChange: 0, search: '', state: 'all' };

const change = (more: Partial<SeriesChange> = {}): SeriesChange => ({ ...step, ...more });
const metric = (test: string, name: string, changes: SeriesChange[]): AnalysedMetric => ({
  test,
  metric: name,
  changes: changes.map((one) => ({ ...one, id: `${test}.${name}@${one.time}`, series: `${test}.${name}` })),
  spark: [1, 2],
  sparkFrom: 0,
  sparkTo: 1,
});
const rows = (all: AnalysedMetric[], filter: Partial<RowFilter> = {}, triage = new Map<string, Triage>()) =>
  rowsOf(all, triage, { ...EVERYTHING, ...filter });

it('metrics that changed in the same run are one row, led by the worst; newest runs come first', () => {
  const found = rows([
    metric('a', 'small', [change({ magnitude: 0.05 })]),
    metric('a', 'large', [change({ magnitude: 0.5 })]),
    metric('b', 'newer', [change({ time: step.time + DAY, magnitude: 0.01 })]),
    metric('c', 'same time', [change({ magnitude: 0.2 })]),
  ]);
  expect(found.map(({ test, metric: name, others }) => [test, name, others.map((one) => one.metric)])).toEqual([
    ['b', 'newer', []],
    ['a', 'large', ['small']],
    ['c', 'same time', []],
  ]);
});

it('a regression that was taken back is fixed, unless somebody said otherwise', () => {
  const back = change({
    time: step.time + DAY,
    verdict: 'improvement',
    before: step.after,
    after: step.before,
    absoluteChange: -step.absoluteChange,
  });
  const all = [metric('a', 'm', [change(), back])];
  const stateOf = (triage?: Map<string, Triage>) =>
    rows(all, { verdict: 'regressions' }, triage).map(({ state }) => state);
  expect(stateOf()).toEqual(['fixed']);
  const said: Triage = { state: 'expected', updated: 1, annotationId: 1 };
  expect(stateOf(new Map([[triageKey(all[0].changes[0]), said]]))).toEqual(['expected']);
  expect(rows(all, { state: 'open', verdict: 'regressions' })).toEqual([]);
});

it('filters by age, size, words, verdict and state; what is not confirmed is no news yet', () => {
  const all = [
    metric('lwt-read', 'latency p99', [change({ relativeChange: 0.2 })]),
    metric('write', 'throughput', [change({ relativeChange: -0.04, verdict: 'improvement' })]),
    metric('write', 'errors', [change({ kind: 'unconfirmed' })]),
  ];
  const names = (filter: Partial<RowFilter>) => rows(all, filter).map((row) => row.metric);
  expect(names({})).toEqual(['latency p99', 'throughput']);
  expect(names({ verdict: 'regressions' })).toEqual(['latency p99']);
  expect(names({ minChange: 0.05 })).toEqual(['latency p99']);
  expect(names({ search: 'LWT p99' })).toEqual(['latency p99']);
  expect(names({ search: 'lwt throughput' })).toEqual([]);
  expect(names({ since: step.time + 1 })).toEqual([]);
  expect(names({ state: 'hidden' })).toEqual([]);
});

it('an address says all, and a broken one is read as far as it goes', () => {
  const shown = readAddress('?days=7&minChange=0.1&search=p99&verdict=all&state=fixed&source=h&user=jane');
  expect(filterOf(shown, 7 * DAY)).toMatchObject({
    since: 0,
    minChange: 0.1,
    search: 'p99',
    verdict: 'all',
    state: 'fixed',
  });
  expect(readAddress('?days=x&minChange=-1&state=nonsense&verdict=1')).toMatchObject({
    days: 30,
    minChange: 0,
    state: 'open',
    verdict: 'regressions',
  });
});

it('the files have every change, those of one run too', () => {
  const found = rows([metric('a', 'x,y', [change()]), metric('a', 'z', [change()])]);
  const lines = rowsToCsv(found).trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('"relative_change"');
  expect(lines[1]).toMatch(/^"?2026-06-10T00:00:00.000Z"?,a,"x,y",regression,step,-0.12/);
  expect(JSON.parse(rowsToJson(found)).map((one: { metric: string }) => one.metric)).toEqual(['x,y', 'z']);
});

describe('tests are analysed', () => {
  const stop = () => ({ signal: new AbortController().signal, stopped: NEVER });
  const source = (answer: (test: string) => Observable<unknown>) =>
    ({
      uid: 'h',
      query: ({ targets: [query] }: DataQueryRequest) =>
        answer((query as unknown as { source: { test: string } }).source.test),
    }) as unknown as DataSourceApi;

  it('each by itself: what fails is told, the others go on', async () => {
    const frame = seriesFrame('A', analysis, 'throughput', { from: 0, to: Infinity });
    const told: unknown[] = [];
    await analyseTests(
      source((test) =>
        test === 'bad'
          ? throwError(() => new Error('no prefix'))
          : of({ data: [frame], state: LoadingState.Streaming }, { data: [frame], state: LoadingState.Done })
      ),
      ['good', 'bad', 'better'],
      180,
      stop(),
      (test, found, problem) => told.push([test, found.map((one) => [one.metric, one.changes.length]), problem])
    );
    expect(told).toHaveLength(3);
    expect(told).toContainEqual(['good', [['throughput', 1]], undefined]);
    expect(told).toContainEqual(['bad', [], 'no prefix']);
  });

  it('until they are cancelled', async () => {
    const abort = new AbortController();
    const stopped = new Subject<void>();
    const asked: string[] = [];
    const done = analyseTests(
      source((test) => {
        asked.push(test);
        return NEVER;
      }),
      Array.from({ length: 20 }, (_, i) => String(i)),
      180,
      { signal: abort.signal, stopped },
      () => {
        throw new Error('told');
      }
    );
    abort.abort();
    stopped.next();
    await done;
    expect(asked.length).toBeLessThan(6);
  });
});
