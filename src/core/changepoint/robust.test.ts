import * as fc from 'fast-check';

import { normal, random } from '../testing/random-series';
import { DAY } from '../times/days';
import type { DetectOptions } from './detection';
import { KernelDetector, loadDetector } from './detector';
import { Kernel } from './kernel/kernel';

const options: DetectOptions = { method: 'robust', maxPValue: 0.01, minMagnitude: 0 };

let detector: KernelDetector;
beforeAll(async () => {
  detector = await loadDetector();
});

/** `n` values around what `level` says, with normal noise of standard deviation 1. */
function noisy(seed: number, n: number, level: (i: number) => number): Float64Array {
  const next = random(seed);
  return Float64Array.from({ length: n }, (_, i) => level(i) + normal(next));
}

const find = (values: Float64Array, more: Partial<DetectOptions> = {}) =>
  detector.detect(values, { ...options, ...more });
const indexes = (values: Float64Array, more?: Partial<DetectOptions>) =>
  find(values, more).points.map(({ kind, index }) => `${kind} ${index}`);
const step = (i: number) => (i < 60 ? 100 : 105);

it('finds a step: where, how much, how sure, and when it could first be seen', () => {
  const { points, segments, noise } = find(noisy(1, 120, step));
  expect(points).toHaveLength(1);
  const [{ index, kind, pValue, before, after, absoluteInterval, relativeInterval, effectSize, reportedAt }] = points;
  expect({ index, kind, n: [before.n, after.n] }).toEqual({ index: 60, kind: 'step', n: [60, 60] });
  expect(pValue).toBeLessThan(1e-10);
  expect(absoluteInterval!.low).toBeLessThan(5);
  expect(absoluteInterval!.high).toBeGreaterThan(5);
  expect(relativeInterval!.low).toBeCloseTo(absoluteInterval!.low / before.mean, 12);
  expect(effectSize).toBeCloseTo((after.mean - before.mean) / noise!.std, 12);
  expect(Math.abs(effectSize! - 5)).toBeLessThan(1);
  expect(reportedAt! - index).toBeLessThanOrEqual(2);
  expect(segments.map(({ start, end }) => [start, end])).toEqual([
    [0, 60],
    [60, 120],
  ]);
});

it('reports nothing in as good as all stable series', () => {
  let reported = 0;
  for (let seed = 0; seed < 1000; seed++) {
    reported += Number(indexes(noisy(seed, 200, () => 100)).length > 0);
  }
  // 1 % is promised: 10, with a standard error of 3
  expect(reported).toBeLessThanOrEqual(19);
});

it('gives intervals that hold the true change as often as they say', () => {
  let held = 0;
  let found = 0;
  for (let seed = 0; seed < 1000; seed++) {
    const point = find(noisy(seed, 120, step)).points.find(({ index }) => index === 60);
    found += Number(point !== undefined);
    held += Number(point !== undefined && point.absoluteInterval!.low <= 5 && point.absoluteInterval!.high >= 5);
  }
  expect(found).toBeGreaterThan(950);
  expect(held / found).toBeGreaterThan(0.93);
  expect(held / found).toBeLessThan(0.98);
});

describe('a single wild value', () => {
  it.each([0, 1, 30, 58, 59, 60, 61, 118])('is no change at %i, whatever its size', (at) => {
    for (const size of [6, 15, 1000, -15]) {
      const values = noisy(4, 120, () => 100);
      values[at] += size;
      expect(indexes(values)).toEqual([]);
    }
  });

  it('awaits confirmation where it is the last', () => {
    const values = noisy(4, 120, () => 100);
    values[119] += 15;
    const [point] = find(values).points;
    expect({ kind: point.kind, index: point.index, n: point.after.n }).toEqual({
      kind: 'unconfirmed',
      index: 119,
      n: 1,
    });
    expect(find(values, { minMagnitude: 0.5 }).points).toEqual([]);
    const more = Float64Array.from([...values, 115, 114]);
    expect(indexes(more)).toEqual(['step 119']);
  });
});

it('takes a short excursion for a blip, not for two changes', () => {
  const values = noisy(5, 120, (i) => (i >= 60 && i < 63 ? 130 : 100));
  expect(indexes(values)).toEqual([]);
});

/** Returns the results, of histories of 20 seeds, in which exactly one change is found, a gradual one. */
const gradualOnes = (level: (i: number) => number) =>
  Array.from({ length: 20 }, (_, seed) => find(noisy(seed, 200, level))).filter(
    ({ points }) => points.length === 1 && points[0].kind === 'gradual'
  );

it('calls a drift one gradual change with its slope, not a staircase', () => {
  const found = gradualOnes((i) => 100 + 0.03 * i);
  // it is weak evidence at first, and some look like a walk
  expect(found.length).toBeGreaterThanOrEqual(18);
  found.forEach(({ points, segments }) => {
    expect(points[0].slope).toBeGreaterThan(0.025);
    expect(points[0].slope).toBeLessThan(0.035);
    expect(points[0].span).toEqual({ start: 0, end: 200 });
    expect(segments).toHaveLength(1);
    expect(segments[0].slope).toBe(points[0].slope);
  });
});

it('takes a drift between two long levels for a drift, not for a series that wanders', () => {
  const rise = (i: number) => 100 + 5 * Math.min(1, Math.max(0, (i - 80) / 70));
  const all = Array.from({ length: 20 }, (_, seed) => find(noisy(seed, 240, rise)));
  expect(all.filter(({ points }) => points.some(({ kind }) => kind === 'gradual')).length).toBeGreaterThanOrEqual(17);
});

it('finds where a drift begins and ends, with the levels before and after it', () => {
  const found = gradualOnes((i) => 100 - 0.15 * Math.min(60, Math.max(0, i - 70)));
  expect(found.length).toBeGreaterThanOrEqual(18);
  found.forEach(({ points, segments }) => {
    const [{ span, slope, before, after, absoluteInterval }] = points;
    expect(Math.abs(span!.start - 70)).toBeLessThan(20);
    expect(Math.abs(span!.end - 131)).toBeLessThan(20);
    expect(after.mean - before.mean).toBeCloseTo(slope! * (span!.end - span!.start - 1));
    expect(before).toMatchObject({ n: span!.start });
    expect(after).toMatchObject({ n: 200 - span!.end });
    expect(absoluteInterval!.low).toBeLessThan(-8.5);
    expect(absoluteInterval!.high).toBeGreaterThan(-9.5);
    expect(segments.map(({ start, end }) => [start, end])).toEqual([
      [0, span!.start],
      [span!.start, span!.end],
      [span!.end, 200],
    ]);
    expect(segments.map((segment) => segment.slope ?? 0)).toEqual([0, slope, 0]);
  });
});

it('says that a random walk has no stable level, instead of inventing steps', () => {
  const next = random(3);
  let level = 100;
  const walk = Float64Array.from({ length: 300 }, () => (level += normal(next)) + normal(next));
  const { points, remark } = find(walk);
  expect({ points, remark }).toEqual({ points: [], remark: 'noStableLevel' });
});

it('says when a series is too short to judge', () => {
  expect(find(noisy(1, 7, () => 100))).toEqual({ points: [], segments: [], remark: 'tooShort' });
  expect(find(new Float64Array(50).fill(NaN)).remark).toBe('tooShort');
});

describe('a weekday pattern', () => {
  const weekend = (day: number) => (day === 2 || day === 3 ? 4 : 0);

  it('is found and removed, so that a smaller step shows', () => {
    const { points, noise } = find(noisy(6, 210, (i) => 100 + weekend(i % 7) + (i < 120 ? 0 : 2.5)));
    expect(points.map(({ index }) => Math.abs(index - 120) <= 2)).toEqual([true]);
    expect(noise!.weekdays).toHaveLength(7);
    expect(noise!.weekdays![2] - noise!.weekdays![0]).toBeGreaterThan(3);
    expect(noise!.std).toBeLessThan(1.4);
  });

  it('goes by the dates where there are any, also when runs are missing', () => {
    const every = noisy(6, 300, (i) => 100 + weekend(i % 7));
    const kept = [...every.keys()].filter((i) => i % 5 !== 1);
    const values = Float64Array.from(kept, (i) => every[i]);
    const times = Float64Array.from(kept, (i) => Date.UTC(1970, 0, 1) + i * DAY);
    expect(find(values, { times }).noise!.weekdays![2]).toBeGreaterThan(2);
    expect(find(values).noise!.weekdays).toBeUndefined();
  });
});

describe('laws', () => {
  const series = (seed: number) => noisy(seed, 150, (i) => 100 + 4 * (Math.floor(i / 37) % 3));

  it('the unit does not matter', () => {
    for (let seed = 0; seed < 50; seed++) {
      const values = series(seed);
      expect(indexes(values.map((x) => 1024 * x))).toEqual(indexes(values));
      expect(indexes(values.map((x) => x / 4096))).toEqual(indexes(values));
    }
  });

  it('up and down are alike', () => {
    for (let seed = 0; seed < 50; seed++) {
      const values = series(seed);
      expect(indexes(values.map((x) => -x))).toEqual(indexes(values));
    }
  });

  it('missing values change nothing but the places', () => {
    for (let seed = 0; seed < 50; seed++) {
      const values = series(seed);
      const holes = Float64Array.from({ length: 300 }, (_, i) =>
        i % 2 ? [NaN, Infinity][(i % 4) >> 1] : values[i / 2]
      );
      expect(
        find(holes, { times: Float64Array.from(holes, (_, i) => (i >> 1) * DAY) }).points.map(({ index }) => index / 2)
      ).toEqual(find(values, { times: Float64Array.from(values, (_, i) => i * DAY) }).points.map(({ index }) => index));
    }
  });

  it('no reported p-value is above the level', () => {
    for (let seed = 0; seed < 200; seed++) {
      const values = noisy(seed, 150, (i) => 100 + 2 * (Math.floor(i / 50) % 2));
      for (const maxPValue of [0.05, 0.01, 0.001]) {
        find(values, { maxPValue }).points.forEach(({ pValue }) => expect(pValue).toBeLessThanOrEqual(maxPValue));
      }
    }
  });
});

it('makes sense of whatever comes: zeros, numbers near the limits of doubles, holes', () => {
  const cell = fc.oneof(fc.constantFrom(0, 1, NaN, Infinity, 1e-310, -1e99, 1e300), fc.double(), fc.integer());
  // stretches of one value or kind, as real series have them
  const stretch = fc.tuple(fc.integer({ min: 1, max: 40 }), cell, fc.array(cell, { maxLength: 4 }));
  const series = fc
    .array(stretch, { maxLength: 6 })
    .map((stretches) =>
      Float64Array.from(stretches.flatMap(([n, usual, rare]) => [...Array<number>(n).fill(usual), ...rare]))
    );
  fc.assert(
    fc.property(series, fc.constantFrom(0.001, 0.05, 1), (values, maxPValue) => {
      const { points, segments } = find(values, { maxPValue });
      points.forEach(({ pValue, before, after, effectSize, absoluteInterval }, i) => {
        expect(pValue >= 0 && pValue <= maxPValue).toBe(true);
        [before.mean, after.mean, before.std, after.std].forEach((x) => expect(Number.isFinite(x)).toBe(true));
        [effectSize ?? 0, absoluteInterval!.low, absoluteInterval!.high].forEach((x) => expect(x).not.toBeNaN());
        expect(points[i].index).toBeGreaterThan(points[i - 1]?.index ?? 0);
        expect(points[i].reportedAt).toBeGreaterThanOrEqual(points[i].index);
      });
      // they tile the series
      segments.forEach(({ start }, i) => expect(start).toBe(segments[i - 1]?.end ?? 0));
      expect(segments.at(-1)?.end ?? values.length).toBe(values.length);
    }),
    { numRuns: 3000, seed: 1 }
  );
});

it('leaves out changes smaller than asked for', () => {
  const values = noisy(8, 180, (i) => [100, 105, 125][Math.floor(i / 60)]);
  expect(indexes(values)).toEqual(['step 60', 'step 120']);
  expect(indexes(values, { minMagnitude: 0.1 })).toEqual(['step 120']);
  expect(find(values, { minMagnitude: 0.1 }).points[0].before.n).toBe(120);
});

it('copes with levels below and at zero', () => {
  const [down] = find(noisy(9, 120, (i) => (i < 60 ? -100 : -110))).points;
  expect(down.relativeChange).toBeCloseTo(-0.1, 1);
  const zero = Float64Array.from({ length: 60 }, (_, i) => (i < 30 ? 0 : 3));
  const [up] = find(zero).points;
  expect({ index: up.index, before: up.before.mean, after: up.after.mean }).toEqual({ index: 30, before: 0, after: 3 });
  expect(up.relativeChange).toBeNaN();
  expect(up.relativeInterval).toBeUndefined();
});

it('needs at most 64 bytes a point beyond the input', async () => {
  const n = 200_000;
  const kernel = await Kernel.load();
  const before = kernel.exports.memory.buffer.byteLength;
  const { points } = new KernelDetector(kernel).detect(
    noisy(1, n, (i) => 100 + 5 * (Math.floor(i / 100) % 3)),
    options
  );
  expect(points.length).toBeGreaterThan(1000);
  expect((kernel.exports.memory.buffer.byteLength - before) / n - 8).toBeLessThan(64);
});
