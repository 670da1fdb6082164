import { storage } from '../../../testing/browser-storage';
import type { CachedResult, CachedPoints } from './cached-result';
import { ResultCache } from './result-cache';

jest.mock('idb-keyval', () => jest.requireActual('../../../testing/browser-storage').idbKeyval);

const cache = new ResultCache('here');
const CHANGE = { id: 'a', time: 1, before: { mean: 1 }, after: { mean: 2 } };
const METRIC = {
  test: 't',
  metric: 'm',
  series: 'a.m',
  changes: [CHANGE],
  spark: new Float32Array(1),
  runs: 120,
  sparkFrom: 0,
  sparkTo: 1,
  digest: 1,
};
const RESULT = {
  stamp: 's',
  wholeAt: 1,
  metrics: [METRIC],
  batches: [['a.m']],
  commonStart: '',
  tailFrom: 0,
} as object as CachedResult;
const SERIES = { name: 'a.m', target: 'a.m', times: new Float64Array(2), values: new Float64Array(2) };
const POINTS: CachedPoints = { tailFrom: 0, series: [SERIES], runs: [] };

beforeEach(() => {
  storage.records.clear();
  storage.fault.read = storage.fault.write = undefined;
});

const readBack = async () => [(await cache.readResults(['t'])).get('t'), (await cache.readPoints(['t'])).get('t')];

it('reads what was written', async () => {
  cache.write('t', RESULT, POINTS);
  expect(await readBack()).toEqual([RESULT, POINTS]);
});

it.each<[string, unknown]>([
  ['nothing', null],
  ['a text', 'x'],
  ['a list', []],
  ['no batches', { ...RESULT, batches: undefined }],
  ['numbers as targets', { ...RESULT, batches: [[1]] }],
  ['no metrics', { ...RESULT, metrics: {} }],
  ['nothing as metric', { ...RESULT, metrics: [null] }],
  ['a metric without changes', { ...RESULT, metrics: [{ ...METRIC, changes: undefined }] }],
  ['a change without levels', { ...RESULT, metrics: [{ ...METRIC, changes: [{ ...CHANGE, before: undefined }] }] }],
  ['a picture as a list', { ...RESULT, metrics: [{ ...METRIC, spark: [1] }] }],
  ['no time', { ...RESULT, wholeAt: NaN }],
  ['a strange place', { ...RESULT, located: {} }],
])('a record that is not whole counts as none: %s', async (_, record) => {
  cache.write('t', RESULT, POINTS);
  await readBack();
  storage.records.set('here\nfound t', record);
  expect(await readBack()).toEqual([undefined, POINTS]);
});

it.each<[string, unknown]>([
  ['nothing', null],
  ['no series', { ...POINTS, series: undefined }],
  ['no times', { ...POINTS, series: [{ ...SERIES, times: undefined }] }],
  ['fewer values than times', { ...POINTS, series: [{ ...SERIES, values: new Float64Array(1) }] }],
  ['nothing as run', { ...POINTS, runs: [null] }],
])('points that are not whole count as none: %s', async (_, record) => {
  cache.write('t', RESULT, POINTS);
  await readBack();
  storage.records.set('here\npoints t', record);
  expect(await readBack()).toEqual([RESULT, undefined]);
});

it.each([new DOMException('full', 'QuotaExceededError'), new DOMException('blocked', 'SecurityError')])(
  'a full or blocked storage keeps nothing new, and hurts nobody: %s',
  async (error) => {
    cache.write('t', RESULT, POINTS);
    await readBack();
    storage.fault.write = error;
    cache.write('t', { ...RESULT, stamp: 'newer' }, POINTS);
    expect(await readBack()).toEqual([RESULT, POINTS]);
    await cache.prune([]);
    storage.fault.read = error;
    expect(await readBack()).toEqual([undefined, undefined]);
    await cache.prune([]);
  }
);
