import type { DataSourceInstanceSettings } from '@grafana/data';
import type { BackendSrvRequest } from '@grafana/runtime';

import { loadDetector } from '../../../core/changepoint/detector';
import { DAY } from '../../../core/times/days';
import { HunterDataSource } from '../../../datasource/datasource';
import type { HunterOptions } from '../../../datasource/types';
import { provideBackendSrv, type Served } from '../../../testing/backend-srv';
import { provideVariables } from '../../../testing/services';
import type { CachedResult, CachedPoints } from './cached-result';
import { testItem, type Item } from './item';
import { refreshItems } from './refresh-items';
import type { ReadWriteCache } from './result-cache';

const TODAY = Math.floor(Date.now() / DAY) * DAY;

/** A Graphite with a value a day, a Fallout with tests that are named as their prefixes, and what was asked of them. */
let store: Map<string, Map<number, number>>;
let asked: string[];
let broken: RegExp | undefined;
let kept: Map<string, CachedResult>;
let points: Map<string, CachedPoints>;

const memory: ReadWriteCache = {
  readResults: async (ids) =>
    new Map(ids.flatMap((id): Array<[string, CachedResult]> => (kept.has(id) ? [[id, kept.get(id)!]] : []))),
  readPoints: async (ids) =>
    new Map(ids.flatMap((id): Array<[string, CachedPoints]> => (points.has(id) ? [[id, points.get(id)!]] : []))),
  write: (id, one, its) => {
    kept.set(id, { ...one });
    if (its) {
      points.set(id, its);
    }
  },
};

beforeEach(() => {
  store = new Map();
  asked = [];
  broken = undefined;
  kept = new Map();
  points = new Map();
  for (const test of ['a', 'b']) {
    for (const metric of ['p50', 'p99']) {
      write(`${test}.result.${metric}`, 0, 60, (day) => 100 + (day % 3));
    }
  }
  provideVariables();
  provideBackendSrv(answer);
});

/** Values of the days from `first` days on, the last `days` of which end with today. */
function write(path: string, last: number, days: number, of: (day: number) => number): void {
  const values = store.get(path) ?? new Map<number, number>();
  store.set(path, values);
  for (let day = last; day < days; day++) {
    values.set(TODAY - day * DAY, of(day));
  }
}

function answer({ url, data = '' }: BackendSrvRequest): Served {
  const [, service, path, query = ''] = /resources\/(graphite|fallout)([^?]*)\??(.*)$/.exec(url)!;
  const params = new URLSearchParams(query || data);
  const text = params.getAll('target').join(' ') || params.get('query') || params.get('tags') || '';
  asked.push(`${path.split('/').pop()} ${text}`.trim());
  if (broken?.test(text)) {
    return { status: 502, body: { status: 503, contentType: '', body: 'busy' } };
  }
  const body =
    service === 'fallout'
      ? fallout(path)
      : path === '/render'
        ? render(params)
        : path === '/metrics/find'
          ? find(params)
          : [];
  return { body };
}

const fallout = (path: string) => {
  const name = path.split('/')[3];
  const properties = `graphite.create_server: true, export.enabled: true, export.prefix: ${name}`;
  const definition = `ensemble: {observer: {configuration_manager: [{name: ctool_monitoring, properties: {${properties}}}]}}`;
  return { owner: 'jane@example.com', name, definition };
};

function find(params: URLSearchParams) {
  const start = params.get('query')!.slice(0, -1);
  const names = new Set(
    [...store.keys()].filter((path) => path.startsWith(start)).map((path) => path.slice(start.length))
  );
  return [...new Set([...names].map((name) => name.split('.')[0]))].map((text) => {
    const leaf = store.has(start + text);
    return { text, id: start + text, leaf: Number(leaf), expandable: Number(!leaf) };
  });
}

function render(params: URLSearchParams) {
  const [after, until] = ['from', 'until'].map((name) => Number(params.get(name)) * 1000);
  return params.getAll('target').flatMap((target) => {
    const [, path, tag] = /^aliasSub\((.*),"\^","(.*)"\)$/.exec(target) ?? [target, target, ''];
    return [...store]
      .filter(([name]) => name.startsWith(path.replace(/\*$/, '')))
      .map(([name, values]) => ({
        target: tag + name,
        datapoints: [...values]
          .filter(([time]) => time > after && time <= until)
          .sort(([one], [other]) => one - other)
          .map(([time, value]) => [value, time / 1000]),
      }));
  });
}

interface Visited {
  /** By item: changes of each metric. */
  found: Record<string, Record<string, number>>;
  problems: Record<string, string>;
  asked: string[];
}

async function visit(items: Item[], { settings = {}, whole = false, at = Date.now() } = {}): Promise<Visited> {
  asked = [];
  const jsonData = { falloutUrl: 'https://fallout.example.com', falloutUser: 'jane@example.com', ...settings };
  const result: Visited = { found: {}, problems: {}, asked };
  const told = (id: string, { metrics }: CachedResult) =>
    (result.found[id] = Object.fromEntries(metrics.map(({ metric, changes }) => [metric, changes.length])));
  await refreshItems(
    {
      items,
      cache: memory,
      days: 180,
      fetchAll: whole,
      now: at,
      source: new HunterDataSource({ uid: 'h', jsonData } as unknown as DataSourceInstanceSettings<HunterOptions>),
      detector: await loadDetector(),
      range: { from: at - 180 * DAY, to: at },
      signal: new AbortController().signal,
    },
    {
      onCached: (earlier) => earlier.forEach((one, id) => told(id, one)),
      onItem: ({ id }, { kept: one, problem }) => {
        if (one) {
          told(id, one);
        }
        if (problem) {
          result.problems[id] = problem;
        }
      },
    }
  );
  return result;
}

const BOTH = [testItem('a', ''), testItem('b', '')];
/** How many tests were asked for as a whole, from their metric tree on. */
const wholeOf = ({ asked: all }: Visited) => all.filter((one) => /^find [^.]+\.\*$/.test(one)).length;
const STEP = (day: number) => (day < 20 ? 150 : 100) + (day % 3);

it('the first visit asks for all; the second for the last runs of all tests in one request', async () => {
  write('b.result.p99', 0, 60, STEP);
  const first = await visit(BOTH);
  expect(first.found).toEqual({ 'test a': { p50: 0, p99: 0 }, 'test b': { p50: 0, p99: 1 } });
  expect(wholeOf(first)).toBe(2);
  const second = await visit(BOTH);
  expect(second.found).toEqual(first.found);
  expect(second.asked.filter((one) => !one.startsWith('get_data'))).toEqual([
    'render aliasSub(a.result.*,"^","0|") aliasSub(b.result.*,"^","1|")',
  ]);
});

describe('with new runs', () => {
  const AGO = 12;
  const late = (day: number) => (day < AGO ? 150 : 100) + (day % 3);

  beforeEach(async () => {
    store = new Map();
    for (const test of ['a', 'b']) {
      for (const metric of ['p50', 'p99']) {
        write(`${test}.result.${metric}`, AGO, 60, late);
      }
    }
    await visit(BOTH, { at: Date.now() - AGO * DAY });
    kept.forEach((one) => (one.wholeAt = Date.now() - DAY));
  });

  it('finds with what was kept what it would find if it asked for all', async () => {
    write('b.result.p99', 0, AGO, late);
    const second = await visit(BOTH);
    expect(wholeOf(second)).toBe(0);
    expect(second.found['test b']).toEqual({ p50: 0, p99: 1 });
    const joined = kept.get('test b')!.metrics;
    await visit(BOTH, { whole: true });
    const byName = (metrics: CachedResult['metrics']) => new Map(metrics.map((one) => [one.metric, one.changes]));
    expect(byName(joined)).toEqual(byName(kept.get('test b')!.metrics));
    expect((await visit(BOTH)).found).toEqual({ 'test a': { p50: 0, p99: 0 }, 'test b': { p50: 0, p99: 1 } });
  });

  it('analyses again only the series that have some', async () => {
    write('b.result.p99', 0, AGO, late);
    const before = new Map(kept.get('test b')!.metrics.map((one) => [one.metric, one.changes]));
    await visit(BOTH);
    const after = new Map(kept.get('test b')!.metrics.map((one) => [one.metric, one.changes]));
    // the very same list, not an equal one
    expect(after.get('p50')).toBe(before.get('p50'));
    expect(after.get('p99')).not.toBe(before.get('p99'));
  });

  it('sees a run that was written once more', async () => {
    write('a.result.p50', AGO + 3, AGO + 4, () => 777);
    const second = await visit(BOTH);
    expect(wholeOf(second)).toBe(0);
    const { series } = points.get('test a')!;
    expect([...series.find(({ name }) => name === 'a.result.p50')!.values].at(-4)).toBe(777);
  });

  it.each([
    ['a metric is new', () => write('b.result.max', 0, 30, late)],
    ['a kept run is gone', () => void store.get('b.result.p99')!.delete(TODAY - (AGO + 1) * DAY)],
    ['the points were not kept', () => (write('b.result.p99', 0, AGO, late), points.clear())],
    ['nothing tells whether their steps are the same', () => (points.clear(), write('b.result.p99', 0, 2, late))],
  ])('asks for all of a test when %s', async (_, happens) => {
    happens();
    expect(wholeOf(await visit(BOTH))).toBe(1);
  });
});

describe('all is asked for', () => {
  beforeEach(() => visit(BOTH));

  it.each([
    ['detection', { detection: { minMagnitude: 0.2 } }],
    ['rules of metrics', { metrics: [{ pattern: '*', direction: 'either' }] }],
    ['limits', { limits: { series: 10 } }],
  ])('when the settings have other %s', async (_, settings) => {
    expect(wholeOf(await visit(BOTH, { settings }))).toBe(2);
  });

  it('when a definition is another one', async () => {
    expect(
      wholeOf(await visit([testItem('a', '', `${fallout('/tests/jane/a').definition} # another`), testItem('b', '')]))
    ).toBe(1);
  });

  it('after a week, and when it is asked for', async () => {
    expect(wholeOf(await visit(BOTH, { at: Date.now() + 8 * DAY }))).toBe(2);
    expect(wholeOf(await visit(BOTH, { whole: true }))).toBe(2);
  });
});

it('what cannot be looked at keeps what was found, and says why', async () => {
  write('b.result.p99', 0, 60, STEP);
  await visit(BOTH);
  broken = /aliasSub|result/;
  const second = await visit(BOTH);
  expect(second.found['test b']).toEqual({ p50: 0, p99: 1 });
  expect(Object.keys(second.problems)).toEqual(['test a', 'test b']);
  expect(second.problems['test b']).toMatch(/busy/);
});

it('a test that has nothing is told of, each time, but not asked for each time', async () => {
  const items = [testItem('empty', ''), testItem('a', '')];
  const first = await visit(items);
  expect(first.problems['test empty']).toContain('Graphite has nothing below "empty"');
  const second = await visit(items);
  expect(second.problems).toEqual(first.problems);
  expect(second.asked.some((one) => one.includes('empty'))).toBe(false);
});

it('prefixes and queries that were saved are looked through like tests', async () => {
  write('a.result.p99', 0, 60, STEP);
  const items: Item[] = [
    { id: 'saved prefix', name: 'prefix', saved: true, source: { type: 'prefix', prefix: 'a' } },
    { id: 'saved query', name: 'query', saved: true, source: { type: 'graphite', targets: ['a.result.p99'] } },
  ];
  const first = await visit(items, { settings: { falloutUrl: undefined, falloutUser: undefined } });
  expect(first.found).toEqual({ 'saved prefix': { p50: 0, p99: 1 }, 'saved query': { 'a.result.p99': 1 } });
  expect(first.asked.some((one) => one.includes('api'))).toBe(false);
  expect((await visit(items, { settings: { falloutUrl: undefined, falloutUser: undefined } })).asked).toHaveLength(1);
});
