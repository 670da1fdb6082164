import * as fc from 'fast-check';

import { normal, random } from '../testing/random-series';
import type { DetectOptions } from './detection';
import { type KernelDetector, loadDetector } from './detector';

/** Histories for each law: some thousand with every test run, a hundred thousand with `LAWS=100000`. */
const RUNS = Number(process.env.LAWS ?? 2000);
const TIME = 60_000 + RUNS * 10;
const options: DetectOptions = { method: 'robust', maxPValue: 0.01, minMagnitude: 0 };

let detector: KernelDetector;
beforeAll(async () => {
  detector = await loadDetector();
});

/** What real series do, one after the other: a level with noise, a drift, a burst, rounded values, one value again and again. */
const stretch = fc.record({
  n: fc.integer({ min: 1, max: 60 }),
  level: fc.constantFrom(90, 95, 100, 100, 103, 110, 200),
  noise: fc.constantFrom(0, 0.5, 1, 1, 3),
  slope: fc.constantFrom(0, 0, 0, 0.1, -0.2),
  wild: fc.constantFrom(0, 0, 0.05),
  rounded: fc.constantFrom(false, false, true),
});
const history = fc
  .record({ seed: fc.integer(), stretches: fc.array(stretch, { minLength: 1, maxLength: 6 }) })
  .map(({ seed, stretches }) => {
    const next = random(seed);
    return Float64Array.from(
      stretches.flatMap(({ n, level, noise, slope, wild, rounded }) =>
        Array.from({ length: n }, (_, i) => {
          const value = level + slope * i + noise * normal(next) + (next() < wild ? 20 : 0);
          return rounded ? Math.round(value) : value;
        })
      )
    );
  });

const find = (values: Float64Array) => detector.detect(values, options);
const places = (values: Float64Array) => find(values).points.map(({ kind, index }) => `${kind} ${index}`);
const law = (check: (values: Float64Array) => void) =>
  fc.assert(fc.property(history, check), { numRuns: RUNS, seed: 19 });

it(
  'no change is reported before it happened',
  () => {
    law((values) =>
      find(values).points.forEach(({ index, reportedAt }) => {
        expect(reportedAt).toBeGreaterThanOrEqual(index);
        expect(reportedAt).toBeLessThan(values.length);
      })
    );
  },
  TIME
);

it(
  'numbers are finite, and segments tile the history',
  () => {
    law((values) => {
      const { points, segments, noise } = find(values);
      points.forEach(({ before, after, magnitude, effectSize = 0, prominence = 0, absoluteInterval }) =>
        [before.mean, before.std, after.mean, after.std, magnitude, effectSize, prominence].forEach((number) =>
          expect(Number.isFinite(number) && Number.isFinite(absoluteInterval!.high - absoluteInterval!.low)).toBe(true)
        )
      );
      expect(Number.isFinite(noise?.std ?? 0)).toBe(true);
      segments.forEach(({ start }, i) => expect(start).toBe(segments[i - 1]?.end ?? 0));
    });
  },
  TIME
);

it(
  'neither the unit nor its sign matters',
  () => {
    law((values) => {
      const found = places(values);
      expect(places(values.map((x) => -1024 * x))).toEqual(found);
    });
  },
  TIME
);

/** Values that are no longer judged: `HORIZON` of the kernel's settings. */
const HORIZON = 480;

it(
  'a run more changes nothing older than the horizon',
  () => {
    fc.assert(
      fc.property(fc.array(history, { minLength: 6, maxLength: 8 }), (parts) => {
        const values = Float64Array.from(parts.flatMap((part) => [...part]));
        // drifts and walks are judged over everything: the steps are not
        const steps = (n: number) => {
          const { points, remark } = find(values.subarray(0, n));
          return remark || points.some(({ kind }) => kind === 'gradual')
            ? undefined
            : points.filter(({ index }) => index < values.length - 17 - HORIZON).map(({ index }) => index);
        };
        const [before, after] = [steps(values.length - 16), steps(values.length)];
        if (before && after) {
          expect(after).toEqual(before);
        }
      }),
      { numRuns: RUNS / 4, seed: 19 }
    );
  },
  TIME
);
