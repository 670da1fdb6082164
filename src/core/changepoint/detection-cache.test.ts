import * as fc from 'fast-check';

import type { Detection, DetectOptions, ManyOptions } from './detection';
import { DetectionCache } from './detection-cache';
import { loadDetector, type KernelDetector } from './detector';
import { Kernel } from './kernel/kernel';

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

it('forgets what was not used for longest when it holds 80 MB', () => {
  const cache = new DetectionCache();
  const series = Array.from({ length: 11 }, (_, i) => new Float64Array(1_000_000).fill(i));
  series.slice(0, 10).forEach((values) => cache.keep(values, options, detection()));
  cache.find(series[0], options);
  cache.keep(series[10], options, detection());
  expect(series.map((values) => cache.find(values, options) !== undefined)).toEqual([
    true,
    false,
    ...Array(9).fill(true),
  ]);
});

it('knows the beginning of a series that has some more values, and forgets it for the whole', () => {
  const cache = new DetectionCache();
  const all = Float64Array.from({ length: 40 }, (_, i) => i % 5);
  const known = detection();
  cache.keep(all.slice(0, 30), options, known);
  const beginning = cache.findBeginning(all, options);
  expect(beginning).toMatchObject({ detection: known, values: all.slice(0, 30) });
  expect(cache.findBeginning(all.slice(0, 30), options)).toBeUndefined();
  expect(
    cache.findBeginning(
      all.map((value) => value + 1),
      options
    )
  ).toBeUndefined();
  expect(cache.findBeginning(all, { ...options, maxPValue: 0.02 })).toBeUndefined();
  cache.keep(all, options, detection(), beginning);
  expect(cache.findBeginning(all.slice(0, 31), options)).toBeUndefined();
  expect(cache.find(all, options)).toBeDefined();
});

/** Runs `detectMany`, and returns the detection of each series. */
async function look(
  detector: KernelDetector,
  all: Float64Array[],
  more: Partial<ManyOptions> = {}
): Promise<Detection[]> {
  const found: Detection[] = [];
  for await (const slice of detector.detectMany(all, { ...options, ...more })) {
    slice.forEach(({ index, detection: one }) => (found[index] = one));
  }
  return found;
}

it('a second look at many series gives the same detections', async () => {
  const detector = await loadDetector();
  const all = [1, 2, 3].map((level) =>
    Float64Array.from({ length: 60 }, (_, i) => level * (i < 30 ? 10 : 20) + (i % 3))
  );
  const copies = () => all.map((values) => values.slice());
  const [first, second] = [await look(detector, copies()), await look(detector, copies())];
  expect(second).toEqual(first);
  expect(second[0]).toBe(first[0]);
  expect(first.map(({ points }) => points.map(({ index }) => index))).toEqual([[30], [30], [30]]);
});

const level = fc.record({ runs: fc.integer({ min: 5, max: 60 }), mean: fc.integer({ min: 0, max: 50 }) });
const levels = fc.array(level, { minLength: 1, maxLength: 4 });
const noises = fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: 7, maxLength: 50 });
const steps = fc.array(fc.integer({ min: 1, max: 16 }), { minLength: 3, maxLength: 8 });

it('series that grow have the detections of a first look', async () => {
  const detector = await loadDetector();
  await fc.assert(
    fc.asyncProperty(
      fc.array(levels, { minLength: 1, maxLength: 3 }),
      noises,
      steps,
      fc.boolean(),
      async (many, noise, more, timed) => {
        const series = many.map((some, s) =>
          some.flatMap(({ runs, mean }) =>
            Array.from({ length: runs }, (_, i) => mean + noise[(i * i + s) % noise.length])
          )
        );
        let given = 0;
        for (const few of more) {
          given += few;
          const parts = series.map((values) => Float64Array.from(values.slice(0, given)));
          const timesOfEach = timed ? parts.map((part) => part.map((_, i) => i * 7.3e7)) : undefined;
          const fresh = parts.map((part, i) => detector.detect(part, { ...options, times: timesOfEach?.[i] }));
          expect(await look(detector, parts, { timesOfEach })).toEqual(fresh);
        }
      }
    )
  );
});

it('series that grow are not read again from the third look on', async () => {
  const detector = await loadDetector();
  const resume = jest.spyOn(Kernel.prototype, 'resume');
  const resumed: number[] = [];
  const others = [Float64Array.from({ length: 70 }, (_, i) => (i * i) % 11)];
  for (let length = 100; length < 104; length++) {
    const all = [7, 11].map((period) => Float64Array.from({ length }, (_, i) => (i < 50 ? 10 : 20) + (i % period)));
    const found = await look(detector, all);
    expect(found.map(({ points: [{ index }] }) => index)).toEqual([50, 50]);
    // they leave other things in the kernel's memory
    await look(detector, [...others, ...all], { method: 'otava' });
    await look(detector, others);
    resumed.push(resume.mock.calls.length);
  }
  expect(resumed).toEqual([0, 0, 2, 4]);
});
