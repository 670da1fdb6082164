import type { CachedResult, CachedPoints } from './cached-result';
import { ResultCache } from './result-cache';

/** What the browser keeps, and what goes wrong with it. */
const mockKept = new Map<string, unknown>();
const mockFault: { read?: Error; write?: Error } = {};

jest.mock('idb-keyval', () => {
  const attempt = async <T>(error: Error | undefined, work: () => T): Promise<T> => {
    if (error) {
      throw error;
    }
    return work();
  };
  return {
    createStore: () => undefined,
    getMany: (keys: string[]) => attempt(mockFault.read, () => keys.map((key) => mockKept.get(key))),
    setMany: (all: Array<[string, unknown]>) =>
      attempt(mockFault.write, () => all.forEach(([key, value]) => mockKept.set(key, value))),
    keys: () => attempt(mockFault.read, () => [...mockKept.keys()]),
    delMany: (keys: string[]) => attempt(mockFault.write, () => keys.forEach((key) => mockKept.delete(key))),
  };
});

const memory = new ResultCache('here');
const CHANGE = { id: 'a', time: 1, before: { mean: 1 }, after: { mean: 2 } };
const METRIC = {
  test: 't',
  metric: 'm',
  series: 'a.m',
  changes: [CHANGE],
  spark: new Float32Array(1),
  sparkFrom: 0,
  sparkTo: 1,
  digest: 1,
};
const KEPT = {
  stamp: 's',
  wholeAt: 1,
  metrics: [METRIC],
  batches: [['a.m']],
  commonStart: '',
  tailFrom: 0,
} as unknown as CachedResult;
const SERIES = { name: 'a.m', target: 'a.m', times: new Float64Array(2), values: new Float64Array(2) };
const POINTS: CachedPoints = { tailFrom: 0, series: [SERIES], runs: [] };

beforeEach(() => {
  mockKept.clear();
  mockFault.read = mockFault.write = undefined;
});

const recalled = async () => [(await memory.readResults(['t'])).get('t'), (await memory.readPoints(['t'])).get('t')];

it('gives what was kept', async () => {
  memory.write('t', KEPT, POINTS);
  expect(await recalled()).toEqual([KEPT, POINTS]);
});

it.each<[string, unknown]>([
  ['nothing', null],
  ['a text', 'x'],
  ['a list', []],
  ['no batches', { ...KEPT, batches: undefined }],
  ['numbers as targets', { ...KEPT, batches: [[1]] }],
  ['no metrics', { ...KEPT, metrics: {} }],
  ['nothing as metric', { ...KEPT, metrics: [null] }],
  ['a metric without changes', { ...KEPT, metrics: [{ ...METRIC, changes: undefined }] }],
  ['a change without levels', { ...KEPT, metrics: [{ ...METRIC, changes: [{ ...CHANGE, before: undefined }] }] }],
  ['a picture as a list', { ...KEPT, metrics: [{ ...METRIC, spark: [1] }] }],
  ['no time', { ...KEPT, wholeAt: NaN }],
  ['a strange place', { ...KEPT, located: {} }],
])('a record that is not whole counts as none: %s', async (_, record) => {
  memory.write('t', KEPT, POINTS);
  await recalled();
  mockKept.set('here\nfound t', record);
  expect(await recalled()).toEqual([undefined, POINTS]);
});

it.each<[string, unknown]>([
  ['nothing', null],
  ['no series', { ...POINTS, series: undefined }],
  ['no times', { ...POINTS, series: [{ ...SERIES, times: undefined }] }],
  ['fewer values than times', { ...POINTS, series: [{ ...SERIES, values: new Float64Array(1) }] }],
  ['nothing as run', { ...POINTS, runs: [null] }],
])('points that are not whole count as none: %s', async (_, record) => {
  memory.write('t', KEPT, POINTS);
  await recalled();
  mockKept.set('here\npoints t', record);
  expect(await recalled()).toEqual([KEPT, undefined]);
});

it.each([new DOMException('full', 'QuotaExceededError'), new DOMException('blocked', 'SecurityError')])(
  'a full or blocked storage keeps nothing new, and hurts nobody: %s',
  async (error) => {
    memory.write('t', KEPT, POINTS);
    await recalled();
    mockFault.write = error;
    memory.write('t', { ...KEPT, stamp: 'newer' }, POINTS);
    expect(await recalled()).toEqual([KEPT, POINTS]);
    await memory.prune([]);
    mockFault.read = error;
    expect(await recalled()).toEqual([undefined, undefined]);
    await memory.prune([]);
  }
);
