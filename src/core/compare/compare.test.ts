import type { Detector } from '../changepoint/detection';
import { loadDetector } from '../changepoint/detector';
import { analyseSeries } from '../query/analyse';
import { DEFAULT_QUERY } from '../query/model';
import { type Series } from '../series/series';
import type { TestRun } from '../series/test-run';
import { normal, random } from '../testing/random-series';
import { DAY } from '../times/days';
import { compareRuns, DEFAULT_COMPARISON, type CompareOptions } from './compare';
import { parseRunSet } from './run-set';

let detector: Detector;
beforeAll(async () => {
  detector = await loadDetector();
});

const START = Date.UTC(2026, 0, 1);

function series(name: string, levels: number[], more: Partial<Series> = {}): Series {
  const next = random([...name].reduce((sum, char) => sum * 31 + char.charCodeAt(0), 7));
  return {
    name,
    target: name,
    labels: {},
    times: Float64Array.from(levels, (_, i) => START + i * DAY),
    values: Float64Array.from(levels, (level) => level * (1 + 0.01 * normal(next))),
    ...more,
  };
}

const flat = (n: number, level = 100) => Array<number>(n).fill(level);
const step = (n: number, after: number, share: number) => [...flat(n), ...flat(after, 100 * (1 + share))];

function compare(all: Series[], baseline = '30 days', tail = '7 runs', more: Partial<CompareOptions> = {}) {
  const analyses = all.map((one) => analyseSeries(one, DEFAULT_QUERY, detector));
  return compareRuns(analyses, {
    ...DEFAULT_COMPARISON,
    baseline: parseRunSet(baseline, 'baseline'),
    tail: parseRunSet(tail, 'tail'),
    ...more,
  });
}

it('judges by direction, worst first', () => {
  const found = compare([
    series('t.steady_time', flat(60)),
    series('t.throughput', step(53, 7, 0.1)),
    series('t.latency_p99', step(53, 7, 0.08)),
    series('t.latency_p50', step(53, 7, 0.2)),
    series('t.thing', step(53, 7, 0.5)),
  ]);
  expect(found.map(({ series: name, verdict }) => [name, verdict])).toEqual([
    ['t.latency_p50', 'regression'],
    ['t.latency_p99', 'regression'],
    ['t.thing', 'change'],
    ['t.throughput', 'improvement'],
    ['t.steady_time', 'unchanged'],
  ]);
  const [worst] = found;
  expect(worst.difference!.relative).toBeCloseTo(0.2, 1);
  expect(worst.difference!.adjustedPValue).toBeGreaterThan(worst.difference!.pValue);
  expect(worst.tail).toMatchObject({ n: 7, from: START + 53 * DAY, to: START + 59 * DAY });
  expect(worst.baseline).toMatchObject({ n: 30, from: START + 23 * DAY, to: START + 52 * DAY });
});

it('smaller differences than asked are none', () => {
  const [found] = compare([series('latency', step(53, 7, 0.08))], '30 days', '7 runs', { minChange: 0.2 });
  expect(found).toMatchObject({ verdict: 'unchanged' });
  expect(found.difference!.pValue).toBeLessThan(1e-3);
});

it('a metric that is no longer measured has no tail, and one of few runs is not judged', () => {
  const found = compare([
    series('old', flat(40)),
    series('new', flat(2), { times: Float64Array.from([58, 59], (i) => START + i * DAY) }),
    series('usual', flat(60)),
  ]);
  const by = new Map(found.map((one) => [one.series, one]));
  expect(by.get('old')).toMatchObject({ verdict: 'unknown', baseline: { n: 17 } });
  expect(by.get('new')).toMatchObject({ verdict: 'unknown', tail: { n: 2 } });
  expect([by.get('old')!.tail, by.get('new')!.baseline]).toEqual([undefined, undefined]);
  expect(by.get('usual')!.verdict).toBe('unchanged');
  expect(found.at(0)!.series).toBe('usual');
});

it('says where a side changed within itself', () => {
  const [found] = compare([series('latency', step(40, 20, 0.2))], '30 days', '7 runs');
  expect(found.changedWithin).toEqual(['baseline']);
  expect(compare([series('latency', step(53, 7, 0.2))])[0].changedWithin).toEqual([]);
});

describe('of runs that are known', () => {
  const runs: TestRun[] = flat(60).map((_, i) => ({
    time: START + i * DAY,
    version: i < 40 ? '1.0' : '1.1',
    branch: i % 2 === 0 ? 'main' : 'faster',
    commit: `c${i}f00d`,
  }));
  const latency = () => [
    series(
      'latency',
      flat(60).map((level, i) => (i % 2 === 0 ? level : level * 0.9)),
      { runs }
    ),
  ];

  it('branches are compared with each other', () => {
    const [found] = compare(latency(), 'branch main', 'branch faster');
    expect(found).toMatchObject({ verdict: 'improvement', baseline: { n: 30 }, tail: { n: 30 } });
  });

  it.each([
    ['version 1.0', 'version 1.1', 40, 20],
    ['10 runs', 'since version 1.1', 10, 20],
    ['until version 1.0', '7 runs', 40, 7],
    ['20 days', 'since commit c50', 20, 10],
    ['2026-01-01..2026-01-10', '2026-02-01..', 10, 29],
  ])('%s and %s', (baseline, tail, before, after) => {
    expect(compare(latency(), baseline, tail)[0]).toMatchObject({ baseline: { n: before }, tail: { n: after } });
  });

  it.each([
    ['30 days', 'branch other', "No run is in the tail (branch other). Graphite's events tell what ran when."],
    ['version 0.9', '7 runs', 'No run is in the baseline (version 0.9)'],
    ['2026-01-01..', '7 runs', 'share runs, such as that of 2026-02-23'],
    ['30 days', '2026-01-01..2026-01-07', 'Look at a longer time, or choose another tail.'],
  ])('%s and %s: says what is wrong', (baseline, tail, message) => {
    expect(() => compare(latency(), baseline, tail)).toThrow(message);
  });
});

it('where nothing is known of runs, says so', () => {
  expect(() => compare([series('latency', flat(60))], 'branch a', 'branch b')).toThrow('there are none of this test');
});

it('weekdays that differ are no difference of sides', () => {
  const weekly = flat(126).map((level, i) => (Math.floor((START + i * DAY) / DAY) % 7 < 2 ? level * 1.2 : level));
  const [found] = compare([series('latency', weekly)], '60 days', '2026-04-30..2026-05-06');
  expect(found.difference!.pValue).toBeGreaterThan(0.01);
  expect(found.baseline!.std).toBeLessThan(3);
});

it('in tests without a change, hardly ever is anything reported', () => {
  let reported = 0;
  for (let trial = 0; trial < 200; trial++) {
    const all = Array.from({ length: 10 }, (_, m) => series(`t${trial}.m${m}`, flat(90)));
    reported += compare(all).some(({ verdict }) => verdict !== 'unchanged') ? 1 : 0;
  }
  expect(reported).toBeLessThanOrEqual(6);
});
