import { readFileSync } from 'fs';
import { join } from 'path';

import fc from 'fast-check';

import type { ChangePoint } from '../change-point';
import { findCandidate } from './candidate';
import { compare, toChangePoint } from './compare';
import { detectOtava, detectOtavaWeak } from './detect';
import { fillMissing } from './fill';

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
}

const load = (name: string) => JSON.parse(readFileSync(join(process.cwd(), 'testdata', name), 'utf8'));
const seriesCases: SeriesCase[] = load('otava-change-points.json').cases;
const functions: FunctionCases = load('otava-functions.json');

const numbered = <T>(cases: T[]) => cases.map((one, i): [number, T] => [i, one]);

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

describe('change points of Apache Otava 0.8.0', () => {
  it.each(seriesCases.map((one): [string, SeriesCase] => [one.id, one]))('%s', (_, one) => {
    const values = Float64Array.from(one.series.map(Number));
    const options = { ...one, maxPValue: one.maxPvalue, windowLength: one.windowLen, referenceStatistics: true };
    expectRows(detectOtavaWeak(values, options), one.weak);
    expectRows(detectOtava(values, options), one.final);
  });

  it('covers cases with change points', () => {
    const found = seriesCases.filter((one) => one.final.length > 0);
    expect(found.length).toBeGreaterThan(50);
  });
});

test.each(numbered(functions.compare))('t-test %i', (_, { left, right, row }) => {
  const values = Float64Array.from([...left, ...right]);
  const point = toChangePoint(0, compare(values, 0, left.length, values.length));
  expectRows([point], [[0, ...row]]);
});

test.each(numbered(functions.candidate))('candidate %i', (_, { window, start, end, index, qhat }) => {
  const found = findCandidate(Float64Array.from(window), 0, start, end);
  expect(found.index).toBe(index);
  expectClose(found.q, qhat);
});

test.each(numbered(functions.fillMissing))('fill %i', (_, { input, output }) => {
  const numbers = (values: Array<number | null>) => values.map((value) => value ?? NaN);
  expect([...fillMissing(Float64Array.from(numbers(input)))]).toEqual(numbers(output));
});

describe('what is shown', () => {
  const options = { maxPValue: 0.001, minMagnitude: 0, windowLength: 50 };
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
        const shown = detectOtava(values, options);
        const reference = detectOtava(values, { ...options, referenceStatistics: true });
        expect(shown.map((point) => point.index)).toEqual(reference.map((point) => point.index));
        shown.forEach(({ index, before, after }, i) => {
          const start = shown[i - 1]?.index ?? 0;
          const part = values.slice(start, index);
          expect(before.n).toBe(part.length);
          expect(before.mean).toBeCloseTo(part.reduce((sum, x) => sum + x, 0) / part.length, 8);
          expect(after.n).toBe((shown[i + 1]?.index ?? values.length) - index);
        });
      })
    );
  });

  it('does not change when all values are scaled by a power of two', () => {
    fc.assert(
      fc.property(series, fc.integer({ min: -20, max: 20 }), (values, exponent) => {
        const scaled = values.map((value) => value * 2 ** exponent);
        expect(detectOtava(scaled, options).map((point) => point.index)).toEqual(
          detectOtava(values, options).map((point) => point.index)
        );
      })
    );
  });

  it('finds nothing in a series without values', () => {
    expect(detectOtava(Float64Array.from([NaN, NaN]), options)).toEqual([]);
    expect(detectOtava(new Float64Array(), options)).toEqual([]);
  });

  it('is not thrown off by missing and infinite values', () => {
    const values = Float64Array.from({ length: 40 }, (_, i) => (i < 20 ? 10 : 20) + (i % 3) / 10);
    values[5] = NaN;
    values[30] = Infinity;
    expect(detectOtava(values, options).map((point) => point.index)).toEqual([20]);
  });
});
