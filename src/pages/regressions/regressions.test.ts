import { analyseSeries } from '../../core/query/analyse';
import type { SeriesChange } from '../../core/query/judge';
import { DEFAULT_QUERY } from '../../core/query/model';
import { SAMPLES, sampleDetector } from '../../core/testing/sample-detections';
import { triageKey, type Triage } from '../../shared/triage/triage';
import { testUrl } from '../routes';
import { countUnknown, entriesOf, grouping, type AnalysedMetric, type RowFilter } from './change-rows';
import { rowsToCsv, rowsToJson } from './export-changes';
import { toFound } from './refresh/found-item';
import { filterOf, readRegressionsUrl } from './regressions-url';
import { readSort, sortEntries, writeSort } from './sort-entries';

const analysis = analyseSeries({ ...SAMPLES.step, target: '', labels: {} }, DEFAULT_QUERY, sampleDetector);
const [step] = analysis.changes;
const DAY = 86_400_000;
const EVERYTHING: RowFilter = { verdict: 'all', since: 0, minChange: 0, search: '', state: 'all' };

const change = (more: Partial<SeriesChange> = {}): SeriesChange => ({ ...step, ...more });
const metric = (test: string, name: string, changes: SeriesChange[]): AnalysedMetric => ({
  test,
  metric: name,
  series: `${test}.${name}`,
  changes: changes.map((one) => ({ ...one, id: `${test}.${name}@${one.time}`, series: `${test}.${name}` })),
  spark: Float32Array.of(1, 2),
  runs: 120,
  sparkFrom: 0,
  sparkTo: 1,
  digest: 1,
});
const entries = (all: AnalysedMetric[], filter: Partial<RowFilter> = {}, triage = new Map<string, Triage>()) =>
  entriesOf(grouping()(toFound({ metrics: all })), triage, { ...EVERYTHING, ...filter });
const rows = (...of: Parameters<typeof entries>) => entries(...of).flatMap((entry) => entry.rows);

it('metrics that changed in the same run are one entry over all tests, led by the worst; newest runs come first', () => {
  const found = entries([
    metric('a', 'small', [change({ magnitude: 0.05 })]),
    metric('a', 'large', [change({ magnitude: 0.5 })]),
    metric('b', 'newer', [change({ time: step.time + DAY, magnitude: 0.01 })]),
    metric('c', 'same time', [change({ magnitude: 0.2 })]),
    metric('d', 'still', []),
    metric('d', 'quiet', []),
    metric('d', 'calm', []),
  ]);
  expect(found.map((entry) => entry.rows.map(({ test, metric: name }) => `${test} ${name}`))).toEqual([
    ['b newer'],
    ['a large', 'c same time', 'a small'],
  ]);
});

it('an entry stays the same object while nothing is found that belongs to it, so that it is not drawn again', () => {
  const first = metric('a', 'x', [change()]);
  const groupAgain = grouping();
  const shown = (...metrics: AnalysedMetric[]) => entriesOf(groupAgain(toFound({ metrics })), new Map(), EVERYTHING);
  const [entry] = shown(first);
  const other = metric('b', 'y', [change({ time: step.time + DAY })]);
  expect(shown(first, other)[1]).toBe(entry);
  const same = metric('b', 'y', [change()]);
  const [joined] = shown(first, same);
  expect(joined).not.toBe(entry);
  expect(joined.rows).toHaveLength(2);
});

it('a filter does not hide that most tests moved, in whatever direction', () => {
  const improved = { verdict: 'improvement' as const };
  const all = ['reads', 'writes', 'scans'].flatMap((test) => [
    metric(test, 'latency', [change()]),
    metric(test, 'throughput', [change(improved)]),
  ]);
  const seen = all.map((one) => ({ ...one, sparkFrom: step.time - DAY, sparkTo: step.time + DAY }));
  const [entry, ...others] = entries(seen, { verdict: 'regressions', search: 'reads latency' });
  expect(others).toEqual([]);
  expect(entry.rows.map((row) => row.test)).toEqual(['reads']);
  expect(entry.group).toMatchObject({ cause: 'surroundings', moved: { series: 6, ofSeries: 6, tests: 3 } });
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

it('a regression that hardly stands out, or goes back to a level of before, is there only where all changes are asked for', () => {
  const all = [
    metric('a', 'plain', [change()]),
    metric('b', 'subtle', [change({ subtle: true })]),
    metric('c', 'switching', [change({ isSwitch: true })]),
  ];
  const names = (verdict: RowFilter['verdict']) => rows(all, { verdict }).map((row) => row.metric);
  expect(names('regressions')).toEqual(['plain']);
  expect(names('all').sort()).toEqual(['plain', 'subtle', 'switching']);
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

it('changes of which nobody knows whether they are good are counted where only regressions are shown', () => {
  const unknown = { direction: 'either' as const, verdict: 'neutral' as const };
  const all = [
    metric('a', 'foo', [change(unknown)]),
    metric('a', 'bar', [change(unknown)]),
    metric('a', 'latency', [change()]),
    metric('b', 'old', [change({ ...unknown, time: step.time - DAY })]),
    metric('b', 'open', [change({ ...unknown, kind: 'unconfirmed' })]),
  ];
  const count = (filter: Partial<RowFilter>) =>
    countUnknown(toFound({ metrics: all }), new Map(), { ...EVERYTHING, ...filter });
  expect(count({ verdict: 'regressions' })).toBe(3);
  expect(count({ verdict: 'regressions', since: step.time })).toBe(2);
  expect(count({ verdict: 'regressions', search: 'foo' })).toBe(1);
  expect(count({ verdict: 'all' })).toBe(0);
});

it('an address says all, and a broken one is read as far as it goes', () => {
  const shown = readRegressionsUrl('?days=7&minChange=0.1&search=p99&verdict=all&state=fixed&source=h&user=jane');
  expect(filterOf(shown, 7 * DAY)).toMatchObject({
    since: 0,
    minChange: 0.1,
    search: 'p99',
    verdict: 'all',
    state: 'fixed',
  });
  expect(readRegressionsUrl('?days=x&minChange=-1&state=nonsense&verdict=1')).toMatchObject({
    days: 30,
    minChange: 0,
    state: 'open',
    verdict: 'regressions',
  });
});

it('another order is in the address, too; among equals the worst comes first', () => {
  const of = (commit: string) => ({ firstBadRun: { time: step.time, commit } });
  const found = entries([
    metric('test10', 'x', [change({ magnitude: 0.1, ...of('aaa') })]),
    metric('test9', 'y', [change({ magnitude: 0.3, ...of('bbb') })]),
    metric('test9', 'x', [change({ magnitude: 0.2, time: step.time - DAY })]),
  ]);
  const inOrder = (address: string) =>
    sortEntries(found, readRegressionsUrl(address).sort).map(({ rows: [row] }) => `${row.test} ${row.metric}`);
  expect(inOrder('?sort=test')).toEqual(['test9 y', 'test9 x', 'test10 x']);
  expect(inOrder('?sort=-change')).toEqual(['test9 y', 'test9 x', 'test10 x']);
  expect(inOrder('?sort=change')).toEqual(['test10 x', 'test9 x', 'test9 y']);
  expect(inOrder('?sort=nonsense')).toEqual(inOrder(''));
  expect(writeSort(readSort('-pValue')!)).toBe('-pValue');
});

it('what is said of a change shows at once, and goes again', () => {
  const all = [metric('a', 'm', [change()])];
  const [{ key }] = rows(all);
  const said: Triage = { state: 'acknowledged', note: 'jane looks', updated: 1, annotationId: 1 };
  expect(rows(all, {}, new Map([[key, said]]))[0]).toMatchObject({ state: 'acknowledged', triage: said });
  expect(rows(all)[0]).toMatchObject({ state: 'new' });
});

it('the files have every change, those of one run too', () => {
  const found = entries([metric('a', 'x,y', [change()]), metric('a', 'z', [change()])]);
  const lines = rowsToCsv(found).trim().split('\r\n');
  expect(lines).toHaveLength(3);
  expect(lines[0]).toContain('"relative_change"');
  expect(lines[1]).toMatch(/^"?2026-06-10T00:00:00.000Z"?,a,"x,y",regression,step,-0.12/);
  expect(JSON.parse(rowsToJson(found)).map((one: { metric: string }) => one.metric)).toEqual(['x,y', 'z']);
});

it('a test of somebody else leads to its own page', () => {
  const params = (url: string) => Object.fromEntries(new URLSearchParams(url.split('?')[1]));
  expect(params(testUrl('h', 'a b'))).toEqual({ source: 'h', test: 'a b' });
  expect(params(testUrl('h', 'a', { user: 'joe@example.com' }))).toEqual({
    source: 'h',
    test: 'a',
    user: 'joe@example.com',
  });
  expect(params(testUrl('h', 'a', { saved: true, user: 'joe@example.com' }))).toEqual({ source: 'h', saved: 'a' });
});
