import { analyseSeries } from '../../../core/query/analyse';
import { DEFAULT_QUERY } from '../../../core/query/model';
import { SAMPLES, sampleDetector } from '../../../core/testing/sample-detections';
import type { Send } from '../../../core/transport/send';
import { hunterDataSource } from '../../../testing/hunter-data-source';
import { provideVariables } from '../../../testing/services';
import { TestServers } from '../../../testing/test-servers';
import { savedItem, type SavedSource } from '../../saved/saved-item';
import type { AnalysedMetric } from '../change-rows';
import { isReusable, type CachedPoints, type CachedResult } from './cached-result';
import { isCachedPoints, isCachedResult } from './check-record';
import { toFound } from './found-item';
import { listItems } from './list-items';

const DAY = 86_400_000;
const { changes } = analyseSeries({ ...SAMPLES.step, target: '', labels: {} }, DEFAULT_QUERY, sampleDetector);

const metric = (name: string): AnalysedMetric => ({
  test: 'reads',
  metric: name,
  series: `reads.${name}`,
  changes,
  spark: Float32Array.of(1, 2),
  runs: 120,
  sparkFrom: 0,
  sparkTo: 1,
  digest: 7,
});
const result = (more: Partial<CachedResult> = {}): CachedResult => ({
  stamp: 's',
  wholeAt: 0,
  metrics: [metric('latency')],
  batches: [['reads.*']],
  commonStart: 'reads.',
  located: { owner: 'jane', test: 'reads' },
  tailFrom: 1,
  ...more,
});
const points: CachedPoints = {
  tailFrom: 1,
  runs: [{ time: 1 }],
  series: [{ name: 'a', target: 'a', times: Float64Array.of(1, 2), values: Float64Array.of(3, 4) }],
};

describe('a stored record', () => {
  it('that is whole is used', () => {
    expect(isCachedResult(result())).toBe(true);
    expect(isCachedResult(result({ located: undefined, metrics: [], batches: [] }))).toBe(true);
    expect(isCachedPoints(points)).toBe(true);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'x'],
    ['another stamp', result({ stamp: 7 as never })],
    ['no time', result({ wholeAt: NaN })],
    ['targets of another form', result({ batches: ['reads.*'] as never })],
    ['a test without owner', result({ located: { test: 'reads' } as never })],
    ['metrics without a picture', result({ metrics: [{ ...metric('a'), spark: [1] as never }] })],
    [
      'changes without sides',
      result({ metrics: [{ ...metric('a'), changes: [{ ...changes[0], after: undefined as never }] }] }),
    ],
  ])('that has %s is fetched anew, not shown', (_, record) => {
    expect(isCachedResult(record)).toBe(false);
  });

  it.each<[string, unknown]>([
    ['a value less than times', { ...points, series: [{ ...points.series[0], values: Float64Array.of(3) }] }],
    ['numbers in a list', { ...points, series: [{ ...points.series[0], times: [1, 2] }] }],
    ['no runs', { ...points, runs: undefined }],
  ])('of points with %s is not joined to new ones', (_, record) => {
    expect(isCachedPoints(record)).toBe(false);
  });
});

describe('a cached result', () => {
  it('is used for a week, one with a problem for six hours', () => {
    expect(isReusable(result(), 's', 7 * DAY - 1)).toBe(true);
    expect(isReusable(result(), 's', 7 * DAY)).toBe(false);
    expect(isReusable(result({ problem: 'busy' }), 's', DAY / 4 - 1)).toBe(true);
    expect(isReusable(result({ problem: 'busy' }), 's', DAY / 4)).toBe(false);
  });

  it('of other settings, or of a clock that was set back, is not used', () => {
    expect(isReusable(result(), 'other', 1)).toBe(false);
    expect(isReusable(result({ wholeAt: 5 }), 's', 1)).toBe(false);
    expect(isReusable(undefined, 's', 1)).toBe(false);
  });
});

describe('what the page is told of a result', () => {
  const steady = (name: string, more: Partial<AnalysedMetric> = {}) => ({ ...metric(name), changes: [], ...more });

  it('is each metric that changed, and the number and the runs of all', () => {
    const metrics = [steady('a'), metric('b'), steady('c', { sparkTo: 2 }), steady('d', { sparkTo: 2, machine: 'm' })];
    expect(toFound({ metrics })).toEqual({
      changed: [metrics[1]],
      metrics: 4,
      histories: [
        { test: 'reads', from: 0, to: 1, series: 2 },
        { test: 'reads', from: 0, to: 2, series: 1 },
        { test: 'reads', from: 0, to: 2, series: 1, machine: 'm' },
      ],
    });
  });
});

describe('the list of what to look at', () => {
  const saved: SavedSource[] = [{ name: 'mine', datasource: 'h', series: { type: 'prefix', prefix: 'perf.mine' } }];
  const items = saved.map(savedItem);
  const user = '';
  const owner = 'jane@example.com';
  let servers: TestServers;
  let send: Send;

  beforeEach(() => {
    provideVariables();
    servers = new TestServers();
    ({ send } = hunterDataSource());
    servers.tests.push('reads', 'mine');
  });

  it('has saved sources and tests, also of the same name', async () => {
    const listed = await listItems({ owner, user, saved }, send);
    expect(listed.items.map(({ id }) => id)).toEqual(['saved mine', 'test reads', 'test mine']);
    expect(listed.problem).toBeUndefined();
  });

  it('keeps the saved sources when Fallout fails', async () => {
    servers.broken = /tests/;
    const listed = await listItems({ owner, user, saved }, send);
    expect(listed.items).toEqual(items);
    expect(listed.problem).toMatch(/busy/);
  });

  it('without Fallout is what was saved, and nothing is asked', async () => {
    expect(await listItems({ user, saved }, send)).toEqual({ items });
    expect(servers.asked).toEqual([]);
  });

  it('makes a test of each node below a prefix, with the events of its own name', async () => {
    ['perf.reads.result.p99', 'perf.writes.p99', 'perf.total'].forEach((path) => servers.write(path, 0, 9, () => 1));
    const nightly: SavedSource = {
      name: 'nightly',
      datasource: 'h',
      series: { type: 'prefix', prefix: 'perf', levels: 1 },
      events: { tags: ['perf', '{test}'], fields: { commit: 'sha' } },
    };
    const listed = await listItems({ user, saved: [nightly] }, send);
    expect(listed.items).toMatchObject([
      { name: 'nightly/reads', source: { type: 'prefix', prefix: 'perf.reads' }, events: { tags: ['perf', 'reads'] } },
      { name: 'nightly/writes', events: { tags: ['perf', 'writes'], fields: { commit: 'sha' } } },
      // what is above that level belongs to the source itself
      { name: 'nightly', source: { type: 'graphite', targets: ['perf.*'] } },
    ]);
    expect(new Set(listed.items.map(({ id }) => id)).size).toBe(3);
  });
});
