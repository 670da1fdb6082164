import { loadDetector } from '../../../core/changepoint/detector';
import { pause } from '../../../core/changepoint/kernel/pause';
import { bundleGraphite } from '../../../core/graphite/bundle-requests';
import { DAY } from '../../../core/times/days';
import { hunterDataSource } from '../../../testing/hunter-data-source';
import { provideVariables } from '../../../testing/services';
import { TestServers, TODAY, falloutTest } from '../../../testing/test-servers';
import type { CachedResult, CachedPoints } from './cached-result';
import { testItem, type Item } from './item';
import { refreshItems } from './refresh-items';
import type { ReadWriteCache } from './result-cache';

let servers: TestServers;
let results: Map<string, CachedResult>;
let points: Map<string, CachedPoints>;

const cache: ReadWriteCache = {
  readResults: async (ids) => picked(results, ids),
  readPoints: async (ids) => picked(points, ids),
  write: (id, result, its) => {
    results.set(id, { ...result });
    if (its) {
      points.set(id, its);
    }
  },
};

const picked = <T>(all: Map<string, T>, ids: string[]) => new Map([...all].filter(([id]) => ids.includes(id)));

beforeEach(() => {
  servers = new TestServers();
  results = new Map();
  points = new Map();
  for (const test of ['a', 'b']) {
    for (const metric of ['p50', 'p99']) {
      servers.write(`${test}.result.${metric}`, 0, 60, (day) => 100 + (day % 3));
    }
  }
  provideVariables();
});

interface Refreshed {
  /** Number of changes by metric, by item. */
  found: Record<string, Record<string, number>>;
  problems: Record<string, string>;
  asked: string[];
}

async function refresh(items: Item[], { settings = {}, fetchAll = false, at = Date.now() } = {}): Promise<Refreshed> {
  servers.asked = [];
  const jsonData = { falloutUrl: 'https://fallout.example.com', falloutUser: 'jane@example.com', ...settings };
  const refreshed: Refreshed = { found: {}, problems: {}, asked: servers.asked };
  const show = (id: string, { metrics }: CachedResult) =>
    (refreshed.found[id] = Object.fromEntries(metrics.map(({ metric, changes }) => [metric, changes.length])));
  const { signal } = new AbortController();
  const source = hunterDataSource(jsonData);
  await refreshItems(
    {
      items,
      cache,
      days: 180,
      fetchAll,
      now: at,
      settings: source.querySettings,
      send: bundleGraphite(source.sendUntil(signal), { wait: pause }),
      detector: await loadDetector(),
      range: { from: at - 180 * DAY, to: at },
      signal,
    },
    {
      onCached: (cached) => cached.forEach((result, id) => show(id, result)),
      onItem: ({ id }, { result, problem }) => {
        if (result) {
          show(id, result);
        }
        if (problem) {
          refreshed.problems[id] = problem;
        }
      },
    }
  );
  return refreshed;
}

const BOTH = [testItem('a', ''), testItem('b', '')];
/** Number of tests that were fetched as a whole, from their metric tree on. */
const wholeOf = ({ asked: all }: Refreshed) =>
  all.flatMap((one) => /^find \{?([^.}]+)\}?\.\*$/.exec(one)?.[1].split(',') ?? []).length;
const STEP = (day: number) => (day < 20 ? 150 : 100) + (day % 3);

it('the first refresh fetches all; the second the last runs of all tests in one request', async () => {
  servers.write('b.result.p99', 0, 60, STEP);
  const first = await refresh(BOTH);
  expect(first.found).toEqual({ 'test a': { p50: 0, p99: 0 }, 'test b': { p50: 0, p99: 1 } });
  expect(wholeOf(first)).toBe(2);
  const second = await refresh(BOTH);
  expect(second.found).toEqual(first.found);
  expect(second.asked.filter((one) => !one.startsWith('get_data'))).toEqual([
    'render aliasSub(a.result.*,"^","0|") aliasSub(b.result.*,"^","1|")',
  ]);
});

describe('with new runs', () => {
  const AGO = 12;
  const late = (day: number) => (day < AGO ? 150 : 100) + (day % 3);

  beforeEach(async () => {
    servers.store.clear();
    for (const test of ['a', 'b']) {
      for (const metric of ['p50', 'p99']) {
        servers.write(`${test}.result.${metric}`, AGO, 60, late);
      }
    }
    await refresh(BOTH, { at: Date.now() - AGO * DAY });
    results.forEach((one) => (one.wholeAt = Date.now() - DAY));
  });

  it('finds with the cache what it would find if it fetched all', async () => {
    servers.write('b.result.p99', 0, AGO, late);
    const second = await refresh(BOTH);
    expect(wholeOf(second)).toBe(0);
    expect(second.found['test b']).toEqual({ p50: 0, p99: 1 });
    const joined = results.get('test b')!.metrics;
    await refresh(BOTH, { fetchAll: true });
    const byName = (metrics: CachedResult['metrics']) => new Map(metrics.map((one) => [one.metric, one.changes]));
    expect(byName(joined)).toEqual(byName(results.get('test b')!.metrics));
    expect((await refresh(BOTH)).found).toEqual({ 'test a': { p50: 0, p99: 0 }, 'test b': { p50: 0, p99: 1 } });
  });

  it('analyses again only the series that have some', async () => {
    servers.write('b.result.p99', 0, AGO, late);
    const before = new Map(results.get('test b')!.metrics.map((one) => [one.metric, one.changes]));
    await refresh(BOTH);
    const after = new Map(results.get('test b')!.metrics.map((one) => [one.metric, one.changes]));
    // the very same list, not an equal one
    expect(after.get('p50')).toBe(before.get('p50'));
    expect(after.get('p99')).not.toBe(before.get('p99'));
  });

  it('sees a run that was written once more', async () => {
    servers.write('a.result.p50', AGO + 3, AGO + 4, () => 777);
    const second = await refresh(BOTH);
    expect(wholeOf(second)).toBe(0);
    const { series } = points.get('test a')!;
    expect([...series.find(({ name }) => name === 'a.result.p50')!.values].at(-4)).toBe(777);
  });

  it.each([
    ['a metric is new', () => servers.write('b.result.max', 0, 30, late)],
    ['a cached run is gone', () => void servers.store.get('b.result.p99')!.delete(TODAY - (AGO + 1) * DAY)],
    ['the points are not cached', () => (servers.write('b.result.p99', 0, AGO, late), points.clear())],
    [
      'nothing tells whether their steps are the same',
      () => (points.clear(), servers.write('b.result.p99', 0, 2, late)),
    ],
  ])('asks for all of a test when %s', async (_, happens) => {
    happens();
    expect(wholeOf(await refresh(BOTH))).toBe(1);
  });
});

describe('all is fetched', () => {
  beforeEach(() => refresh(BOTH));

  it.each([
    ['detection', { detection: { minMagnitude: 0.2 } }],
    ['rules of metrics', { metrics: [{ pattern: '*', direction: 'either' }] }],
    ['limits', { limits: { series: 10 } }],
  ])('when the settings have other %s', async (_, settings) => {
    expect(wholeOf(await refresh(BOTH, { settings }))).toBe(2);
  });

  it('when a definition is another one', async () => {
    expect(
      wholeOf(await refresh([testItem('a', '', `${falloutTest('a').definition} # another`), testItem('b', '')]))
    ).toBe(1);
  });

  it('after a week, and when it is asked for', async () => {
    expect(wholeOf(await refresh(BOTH, { at: Date.now() + 8 * DAY }))).toBe(2);
    expect(wholeOf(await refresh(BOTH, { fetchAll: true }))).toBe(2);
  });
});

it('what cannot be fetched keeps its cached result, and says why', async () => {
  servers.write('b.result.p99', 0, 60, STEP);
  await refresh(BOTH);
  servers.broken = /aliasSub|result/;
  const second = await refresh(BOTH);
  expect(second.found['test b']).toEqual({ p50: 0, p99: 1 });
  expect(Object.keys(second.problems)).toEqual(['test a', 'test b']);
  expect(second.problems['test b']).toMatch(/busy/);
});

it('a test that has nothing is told of, each time, but not asked for each time', async () => {
  const items = [testItem('empty', ''), testItem('a', '')];
  const first = await refresh(items);
  expect(first.problems['test empty']).toContain('Graphite has nothing below "empty"');
  const second = await refresh(items);
  expect(second.problems).toEqual(first.problems);
  expect(second.asked.some((one) => one.includes('empty'))).toBe(false);
});

it('prefixes and queries that were saved are analysed like tests', async () => {
  servers.write('a.result.p99', 0, 60, STEP);
  const items: Item[] = [
    { id: 'saved prefix', name: 'prefix', saved: true, source: { type: 'prefix', prefix: 'a' } },
    { id: 'saved query', name: 'query', saved: true, source: { type: 'graphite', targets: ['a.result.p99'] } },
  ];
  const first = await refresh(items, { settings: { falloutUrl: undefined, falloutUser: undefined } });
  expect(first.found).toEqual({ 'saved prefix': { p50: 0, p99: 1 }, 'saved query': { 'a.result.p99': 1 } });
  expect(first.asked.some((one) => one.includes('api'))).toBe(false);
  expect((await refresh(items, { settings: { falloutUrl: undefined, falloutUser: undefined } })).asked).toHaveLength(1);
});
