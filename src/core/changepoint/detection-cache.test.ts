import * as fc from 'fast-check';

import type { Detection, DetectOptions } from './detection';
import { DetectionCache } from './detection-cache';
import { loadDetector } from './detector';

const options: DetectOptions = { method: 'robust', maxPValue: 0.01, minMagnitude: 0 };
const detection = (): Detection => ({ points: [], segments: [] });
const numbers = fc.array(fc.oneof(fc.double(), fc.constantFrom(0, -0, NaN, 1)), { maxLength: 12 });

it('finds what was kept for the same numbers, and nothing for others', () => {
  fc.assert(
    fc.property(numbers, numbers, (a, b) => {
      const cache = new DetectionCache();
      const known = detection();
      cache.keep(Float64Array.from(a), options, known);
      expect(cache.find(Float64Array.from(a), options)).toBe(known);
      const isSame = a.length === b.length && a.every((x, i) => Object.is(x, b[i]));
      expect(cache.find(Float64Array.from(b), options) === known).toBe(isSame);
    })
  );
});

it('neither other options nor other times are the same', () => {
  const cache = new DetectionCache();
  const values = Float64Array.of(1, 2, 3);
  cache.keep(values, { ...options, times: Float64Array.of(1, 2, 3) }, detection());
  expect(cache.find(values, { ...options, times: Float64Array.of(1, 2, 3) })).toBeDefined();
  expect(cache.find(values, { ...options, times: Float64Array.of(1, 2.5, 3) })).toBeUndefined();
  expect(cache.find(values, options)).toBeUndefined();
  expect(cache.find(values, { ...options, maxPValue: 0.001, times: Float64Array.of(1, 2, 3) })).toBeUndefined();
});

it('forgets what was not used for longest when it holds a million points', () => {
  const cache = new DetectionCache();
  const series = Array.from({ length: 11 }, (_, i) => new Float64Array(100_000).fill(i));
  series.slice(0, 10).forEach((values) => cache.keep(values, options, detection()));
  cache.find(series[0], options);
  cache.keep(series[10], options, detection());
  expect(series.map((values) => cache.find(values, options) !== undefined)).toEqual([
    true,
    false,
    ...Array(9).fill(true),
  ]);
});

it('a second look at many series gives the same detections', async () => {
  const detector = await loadDetector();
  const all = [1, 2, 3].map((level) =>
    Float64Array.from({ length: 60 }, (_, i) => level * (i < 30 ? 10 : 20) + (i % 3))
  );
  const look = async () => {
    const found: Detection[] = [];
    for await (const slice of detector.detectMany(
      all.map((values) => values.slice()),
      options
    )) {
      slice.forEach(({ index, detection: one }) => (found[index] = one));
    }
    return found;
  };
  const [first, second] = [await look(), await look()];
  expect(second).toEqual(first);
  expect(second[0]).toBe(first[0]);
  expect(first.map(({ points }) => points.map(({ index }) => index))).toEqual([[30], [30], [30]]);
});
