import fc from 'fast-check';
import { readFileSync } from 'fs';
import { join } from 'path';

import type { ChangePoint } from './change-point';
import type { DetectOptions } from './detection';
import { loadDetector, type KernelDetector } from './detector';
import { Kernel } from './kernel/kernel';

type Cell = number | 'NaN' | 'Infinity' | '-Infinity';
type Row = Cell[];

interface SeriesCase {
  id: string;
  series: Cell[];
  windowLen: number;
  maxPvalue: number;
  minMagnitude: number;
  weak: Row[];
  final: Row[];
}
interface FunctionCases {
  compare: Array<{ left: number[]; right: number[]; row: Row }>;
  candidate: Array<{ window: number[]; start: number; end: number; index: number; qhat: Cell }>;
  fillMissing: Array<{ input: Array<number | null>; output: Array<number | null> }>;
  /** `series` may be the text "same as previous". */
  incremental: Array<Omit<SeriesCase, 'series'> & { series: Cell[] | string; oldIndexes: number[]; newPoints: number }>;
}

const load = (name: string) => JSON.parse(readFileSync(join(process.cwd(), 'testdata', name), 'utf8'));
const seriesCases: SeriesCase[] = load('otava-change-points.json').cases;
const functions: FunctionCases = load('otava-functions.json');

const numbered = <T>(cases: T[]) => cases.map((one, i): [number, T] => [i, one]);

let detector: KernelDetector;
let kernel: Kernel;
beforeAll(async () => {
  detector = await loadDetector();
  kernel = await Kernel.load();
});

/** Equal to 1e-9 relative; p-values below 1e-300 count as equal. */
function expectClose(actual: number, expected: Cell) {
  const wanted = Number(expected);
  const equal =
    Object.is(actual, wanted) ||
    (Math.abs(actual) < 1e-300 && Math.abs(wanted) < 1e-300) ||
    Math.abs(actual - wanted) <= 1e-9 * Math.abs(wanted);
  if (!equal) {
    expect(actual).toBe(wanted);
  }
}

function expectRows(points: ChangePoint[], rows: Row[]) {
  expect(points.map(({ index }) => index)).toEqual(rows.map(([index]) => index));
  points.forEach((point, i) => {
    const [, pValue, mean1, mean2, std1, std2, forward, , magnitude] = rows[i];
    expectClose(point.pValue, pValue);
    expectClose(point.before.mean, mean1);
    expectClose(point.after.mean, mean2);
    expectClose(point.before.std, std1);
    expectClose(point.after.std, std2);
    expectClose(point.relativeChange, forward);
    expectClose(point.magnitude, magnitude);
  });
}

/** The options of a case of the reference. */
const optionsOf = ({ maxPvalue, minMagnitude, windowLen }: Omit<SeriesCase, 'series'>): DetectOptions => ({
  method: 'otava',
  maxPValue: maxPvalue,
  minMagnitude,
  windowLength: windowLen,
  referenceStatistics: true,
  weak: true,
});

describe('change points of Apache Otava 0.8.0', () => {
  it.each(seriesCases.map((one): [string, SeriesCase] => [one.id, one]))('%s', (_, one) => {
    const { points, weak } = detector.detect(Float64Array.from(one.series.map(Number)), optionsOf(one));
    expectRows(weak!, one.weak);
    expectRows(points, one.final);
  });

  it('covers cases with change points', () => {
    const found = seriesCases.filter((one) => one.final.length > 0);
    expect(found.length).toBeGreaterThan(50);
  });
});

test.each(numbered(functions.incremental))('going on from known change points %i', (i, one) => {
  const { series } = typeof one.series === 'string' ? functions.incremental[i - 1] : one;
  const incremental = { oldChangePoints: one.oldIndexes, newPoints: one.newPoints };
  const values = Float64Array.from(series as Cell[], Number);
  const { points, weak } = detector.detect(values, { ...optionsOf(one), incremental });
  expectRows(weak!, one.weak);
  expectRows(points, one.final);
});

/** Begins a run that looks at no window. */
function begin(values: number[]) {
  kernel.write(Float64Array.from(values));
  kernel.exports.otavaBegin(50, 0.001, 0, values.length);
}

test.each(numbered(functions.compare))('t-test %i', (_, { left, right, row }) => {
  begin([...left, ...right]);
  kernel.exports.otavaKnown(left.length);
  kernel.exports.otavaAdvance(100);
  kernel.exports.otavaOutput(1);
  expect(kernel.exports.otavaBatch()).toBe(1);
  const [, pValue, mean1, std1, , mean2, std2, , forward, magnitude] = kernel.records(1);
  const [p, m1, m2, s1, s2, change, , size] = row;
  [p, m1, s1, m2, s2, change, size].forEach((expected, i) =>
    expectClose([pValue, mean1, std1, mean2, std2, forward, magnitude][i], expected)
  );
});

test.each(numbered(functions.candidate))('candidate %i', (_, { window, start, end, index, qhat }) => {
  kernel.write(Float64Array.from(window));
  kernel.exports.otavaCandidate(start, end);
  const [found, q] = kernel.records(1);
  expect(found).toBe(index);
  expectClose(q, qhat);
});

test.each(numbered(functions.fillMissing))('fill %i', (_, { input, output }) => {
  const numbers = (values: Array<number | null>) => values.map((value) => value ?? NaN);
  begin(numbers(input));
  expect([...kernel.values()]).toEqual(numbers(output));
});

describe('what is shown', () => {
  const options: DetectOptions = { method: 'otava', maxPValue: 0.001, minMagnitude: 0 };
  const indexes = (values: Float64Array, more?: Partial<DetectOptions>) =>
    detector.detect(values, { ...options, ...more }).points.map(({ index }) => index);
  const series = fc
    .array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 50, max: 150 })), { minLength: 1, maxLength: 6 })
    .chain((levels) => {
      const n = levels.reduce((sum, [length]) => sum + length, 0);
      return fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: n, maxLength: n }).map((noise) =>
        Float64Array.from(
          levels.flatMap(([length, level]) => Array(length).fill(level)),
          (x, i) => x + noise[i]
        )
      );
    });

  it('keeps the list but tells the statistics of the segments that are there', () => {
    fc.assert(
      fc.property(series, (values) => {
        const { points, segments } = detector.detect(values, options);
        expect(points.map(({ index }) => index)).toEqual(indexes(values, { referenceStatistics: true }));
        points.forEach(({ index, before, after }, i) => {
          const start = points[i - 1]?.index ?? 0;
          const part = values.slice(start, index);
          expect(before.mean).toBeCloseTo(part.reduce((sum, x) => sum + x, 0) / part.length, 8);
          expect(segments[i]).toEqual({ start, end: index, ...before });
          expect(after.n).toBe((points[i + 1]?.index ?? values.length) - index);
        });
        expect(segments).toHaveLength(points.length + 1);
      })
    );
  });

  it('does not change when all values are scaled by a power of two', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: -20, max: 20 }), (values, exponent) => {
        const scaled = values.map((value) => value * 2 ** exponent);
        expect(indexes(scaled)).toEqual(indexes(values));
      })
    );
  });

  it('is nothing in a series without values', () => {
    expect(detector.detect(Float64Array.from([NaN, NaN]), options).points).toEqual([]);
    expect(detector.detect(new Float64Array(), { ...options, weak: true })).toEqual({
      points: [],
      segments: [],
      weak: [],
    });
  });

  it('is not thrown off by missing and infinite values', () => {
    const values = Float64Array.from({ length: 40 }, (_, i) => (i < 20 ? 10 : 20) + (i % 3) / 10);
    values[5] = NaN;
    values[30] = Infinity;
    const { points, segments } = detector.detect(values, options);
    expect(points.map(({ index }) => index)).toEqual([20]);
    expect(segments.map(({ mean }) => Math.round(mean))).toEqual([10, 20]);
  });

  it('finds nothing where detection is off, but describes the whole', () => {
    const values = Float64Array.from([1, NaN, 4]);
    expect(detector.detect(values, { ...options, method: 'off' })).toEqual({
      points: [],
      segments: [{ start: 0, end: 3, n: 3, mean: 2, std: Math.SQRT2 }],
    });
  });
});
