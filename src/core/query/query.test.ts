import type { SlicedDetector } from '../changepoint/detection';
import { loadDetector } from '../changepoint/detector';
import type { ApiAnswer, ApiRequest } from '../transport/request';
import { collect } from './collect';
import { directionOf } from './direction';
import { DEFAULT_QUERY, type HunterQueryModel } from './model';
import { planQuery } from './plan-query';
import { completeQuery, isBlank, validateQuery } from './stored-query';

let detector: SlicedDetector;
beforeAll(async () => {
  detector = await loadDetector();
});

const definition = (prefix: string) =>
  `ensemble: {observer: {configuration_manager: {name: ctool_monitoring, properties: {export.prefix: "${prefix}"}}}}`;

/** Fallout with tests by name, Graphite with leaves below any prefix. */
function server(
  tests: Record<string, { test: string; run?: { definition: string; templateParams: string } }>,
  tree: Record<string, string[]> = {}
) {
  return async ({ path, params }: ApiRequest): Promise<ApiAnswer> => {
    const json = (value: unknown, status = 200) => ({
      status,
      contentType: 'application/json',
      body: JSON.stringify(value),
    });
    const [, , , name, next] = path.split('/');
    if (path === '/metrics/find') {
      const parent = params![0][1].replace(/\.\*$/, '');
      return json(
        (tree[parent] ?? []).map((id) => ({
          id: `${parent}.${id}`,
          leaf: id.startsWith('m') ? 1 : 0,
          expandable: id.startsWith('m') ? 0 : 1,
        }))
      );
    }
    const found = tests[name];
    if (next === 'runs') {
      return found?.run ? json({ testRunId: 'r1', ...found.run }) : json({}, 404);
    }
    return found ? json({ definition: found.test }) : json({ code: 404 }, 404);
  };
}

const fallout = (source: object): HunterQueryModel => ({
  ...DEFAULT_QUERY,
  source: { type: 'fallout', user: 'jane@example.com', test: 't', ...source },
});

describe('a plan', () => {
  const tree = { perf: ['read', 'm1'], 'perf.read': ['m1', 'm2'] };

  it('has a target for each suffix that the tree has', async () => {
    const plan = await planQuery(server({ t: { test: definition('perf') } }, tree), fallout({}));
    expect(plan.batches).toEqual([['perf.*', 'perf.read.*']]);
    expect(plan).toMatchObject({ commonStart: 'perf.', notices: [] });
  });

  it('asks for no tree where suffixes are given, and only for the metrics given', async () => {
    const source = { suffixes: ['read.result'], metrics: ['p99', 'ops'] };
    const plan = await planQuery(server({ t: { test: definition('perf') } }), fallout(source));
    expect(plan).toMatchObject({ batches: [['perf.read.result.{p99,ops}']], commonStart: 'perf.read.result.' });
  });

  it('takes text and parameters of the newest run where the test has none', async () => {
    const send = server(
      {
        url: { test: 'yaml_url: http://x\n', run: { definition: definition('from.run'), templateParams: '{}' } },
        params: { test: definition('{{p}}'), run: { definition: definition('{{p}}'), templateParams: '{p: 6.80}' } },
        never: { test: 'yaml_url: http://x\n' },
      },
      { 'from.run': ['m1'], '6.8': ['m1'], given: ['m1'] }
    );
    const prefixOf = async (source: object) => (await planQuery(send, fallout(source))).located?.prefix;
    expect(await prefixOf({ test: 'url' })).toBe('from.run');
    expect(await prefixOf({ test: 'params' })).toBe('6.8');
    expect(await prefixOf({ test: 'params', params: { p: 'given' } })).toBe('given');
    await expect(prefixOf({ test: 'never' })).rejects.toThrow('has never run');
  });

  it.each([
    [fallout({ user: undefined }), 'needs its Fallout user'],
    [fallout({ user: 'jane' }), '"jane" cannot be a Fallout user'],
    [fallout({ test: 'nosuch' }), 'Fallout has no test "nosuch"'],
    [fallout({ test: 'a/b' }), '"a/b" cannot be the name'],
    [fallout({ test: 'empty' }), 'Graphite has nothing below "empty"'],
    [{ ...DEFAULT_QUERY, source: { type: 'graphite' as const, targets: ['f('] } }, 'not closed'],
  ])('says what it lacks', async (query, message) => {
    await expect(planQuery(server({ empty: { test: definition('empty') } }), query)).rejects.toThrow(message);
  });

  it('asks for no more than servers take, where suffixes and metrics are many each', async () => {
    const many = Array.from({ length: 5000 }, (_, i) => `m${i}`);
    const query = fallout({ suffixes: many, metrics: many });
    await expect(planQuery(server({ t: { test: definition('perf') } }), query)).rejects.toThrow(
      'Choose fewer suffixes or metrics'
    );
  });

  it('goes on without the targets that are wrong', async () => {
    const plan = await planQuery(server({}), {
      ...DEFAULT_QUERY,
      source: { type: 'graphite', targets: ['a.b', 'f(', ' '] },
    });
    expect(plan.batches).toEqual([['a.b']]);
    expect(plan.problems?.map(({ message }) => message)).toEqual([expect.stringContaining('"f(" has a "("')]);
  });

  it('is cut into batches', async () => {
    const targets = Array.from({ length: 250 }, (_, i) => `a.${i}`);
    const { batches } = await planQuery(server({}), { ...DEFAULT_QUERY, source: { type: 'graphite', targets } });
    expect(batches.map((batch) => batch.length)).toEqual([100, 100, 50]);
  });
});

describe('collect', () => {
  const range = { from: 0, to: 1e12 };
  const points = (level: number) => Array.from({ length: 20 }, (_, i) => [level + (i % 2) / 10, i + 1]);
  const send = async ({ params }: ApiRequest): Promise<ApiAnswer> => {
    const targets = params!
      .filter(([name]) => name === 'target')
      .map(([, value]) => /^aliasSub\((.*),"\^","(.*)"\)$/.exec(value) ?? [value, value, '']);
    const body = JSON.stringify(
      targets
        .filter(([, path]) => path !== 'none')
        .map(([, path, tag]) => ({ target: tag + path, datapoints: points(1) }))
    );
    return { status: 200, contentType: 'application/json', body };
  };
  const query = (targets: string[]): HunterQueryModel => ({ ...DEFAULT_QUERY, source: { type: 'graphite', targets } });

  it('tells of results while others are under way', async () => {
    const seen: number[] = [];
    const targets = Array.from({ length: 250 }, (_, i) => `a${i}`);
    const result = await collect(query(targets), {
      send,
      detector,
      range,
      parallel: 1,
      onProgress: ({ analyses }) => seen.push(analyses.length),
    });
    expect(seen).toEqual([100, 200]);
    expect(result.analyses.map(({ series }) => series.name)).toEqual(targets);
  });

  it('goes on without targets that have no data, and fails when none has', async () => {
    const { analyses, problems } = await collect(query(['a', 'none']), { send, detector, range });
    expect(analyses).toHaveLength(1);
    expect(problems[0].message).toContain('no data for "none"');
    await expect(collect(query(['none']), { send, detector, range })).rejects.toThrow('no data for "none"');
  });
});

describe('a stored query', () => {
  it('is completed without losing what it holds', () => {
    const stored = { refId: 'A', source: { type: 'graphite', targets: ['a'] }, future: 1 };
    expect(completeQuery(stored)).toMatchObject({
      ...stored,
      version: 1,
      show: 'series',
      detection: DEFAULT_QUERY.detection,
    });
    expect(isBlank(completeQuery({}))).toBe(true);
  });

  it.each([
    [{ version: 2 }, 'newer version'],
    [{ source: { type: 'other' } }, 'unknown source "other"'],
    [{ source: { type: 'graphite', targets: [] } }, 'no Graphite target'],
    [{ detection: { method: 'magic' } }, 'unknown detection method "magic"'],
    [{ detection: { maxPValue: 0 } }, 'maximum p-value of 0'],
    [{ detection: { minMagnitude: -1 } }, 'minimum magnitude of -1'],
    [{ detection: { windowLength: 1.5 } }, 'window of 1.5'],
  ])('%j is refused in words', (change, message) => {
    expect(() => validateQuery(completeQuery({ source: { type: 'graphite', targets: ['a'] }, ...change }))).toThrow(
      message
    );
  });
});

describe('the direction of a metric', () => {
  it.each([
    ['perf.x.throughput', 'higherIsBetter'],
    ['perf.x.opsPerSec', 'higherIsBetter'],
    ['perf.x.read_ops', 'higherIsBetter'],
    ['perf.x.latency_p99', 'lowerIsBetter'],
    ['perf.latency.p99', 'lowerIsBetter'],
    ['perf.x.elapsedTime', 'lowerIsBetter'],
    ['perf.throughput.p99', 'higherIsBetter'],
    ['perf.x.error_rate', 'lowerIsBetter'],
    ['perf.x.foo', 'either'],
  ])('%s: %s', (name, direction) => {
    expect(directionOf(name)).toBe(direction);
  });

  it('is the rule’s where one matches', () => {
    const rules = [
      { pattern: '*_p99', direction: 'either' as const },
      { pattern: 'foo', direction: 'higherIsBetter' as const },
    ];
    expect(directionOf('perf.latency_p99', rules)).toBe('either');
    expect(directionOf('perf.foo', rules)).toBe('higherIsBetter');
    expect(directionOf('perf.foobar', rules)).toBe('either');
  });
});
