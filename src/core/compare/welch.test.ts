import fc from 'fast-check';

import { normal, random } from '../testing/random-series';
import { compareSamples, sampleOf, withAdjusted } from './welch';

const A = [52.1, 51.7, 52.9, 53.0, 51.2, 52.4, 52.2, 51.9, 52.6, 52.3, 51.5, 52.8];
const B = [50.1, 49.2, 51.7, 50.9, 48.6];

it('is Welch’s test', () => {
  // scipy 1.17.1: stats.ttest_ind(B, A, equal_var=False), and its confidence_interval(0.95)
  const { absolute, absoluteInterval, pValue, degreesOfFreedom, relative } = compareSamples(sampleOf(A), sampleOf(B))!;
  expect(absolute).toBeCloseTo(50.1 - 52.21666666666667, 10);
  expect(degreesOfFreedom).toBeCloseTo(4.701585557508344, 9);
  expect(pValue).toBeCloseTo(0.016741632588126762, 11);
  expect(absoluteInterval!.low).toBeCloseTo(-3.6441671196955685, 9);
  expect(absoluteInterval!.high).toBeCloseTo(-0.5891662136377516, 9);
  expect(relative).toBeCloseTo(-2.11666666666667 / 52.21666666666667, 10);
});

it('the spread of a side is that of a sample', () => {
  expect(sampleOf(A)).toMatchObject({ n: 12, mean: expect.closeTo(52.2166667, 6), std: expect.closeTo(0.5670231, 6) });
  expect(sampleOf([3])).toMatchObject({ n: 1, mean: 3, std: NaN });
});

it('values that do not vary are compared by how rarely a random split would part them', () => {
  const three = sampleOf([0.1, 0.1, 0.1]);
  expect(compareSamples(three, sampleOf([0.2, 0.2, 0.2]))).toMatchObject({ pValue: expect.closeTo(2 / 20, 12) });
  expect(compareSamples(three, sampleOf([0.2, 0.2]))).toMatchObject({
    pValue: expect.closeTo(1 / 10, 12),
  });
  // an interval without width would exclude 0, whatever the p-value says
  expect(compareSamples(three, sampleOf([0.2, 0.2]))).not.toHaveProperty('absoluteInterval');
  expect(compareSamples(three, three)).toMatchObject({ pValue: 1, absolute: 0 });
});

it('of a baseline of 0 there is no share; of a negative one, more is positive', () => {
  expect(compareSamples(sampleOf([-1, 1, 0]), sampleOf([5, 6, 7]))).toMatchObject({ relative: NaN });
  const negative = compareSamples(sampleOf([-10, -11, -9]), sampleOf([-5, -5.5, -4.5]))!;
  expect(negative.relative).toBeCloseTo(0.5, 10);
  expect(negative.relativeInterval!.low).toBeGreaterThan(0);
});

it('needs two runs on each side, and more where each resembles the one before', () => {
  expect(compareSamples(sampleOf([1]), sampleOf([1, 2, 3]))).toBeUndefined();
  expect(compareSamples(sampleOf([3, 4]), sampleOf([1, 2]))).toBeDefined();
  expect(compareSamples(sampleOf([3, 4, 2]), sampleOf([1, 2, 3]), 0.6)).toBeUndefined();
});

const values = fc.array(fc.integer({ min: -1000, max: 1000 }), { minLength: 2, maxLength: 20 });

it('does not depend on the unit, nor on which side is which; p, corrected or not, is small exactly where the interval has no 0', () => {
  fc.assert(
    fc.property(values, values, fc.double({ min: 0, max: 0.9, noNaN: true }), (a, b, rho) => {
      const [one, other] = [sampleOf(a), sampleOf(b)];
      const there = compareSamples(one, other, rho);
      fc.pre(there !== undefined);
      const back = compareSamples(other, one, rho)!;
      expect(back.pValue).toBe(there.pValue);
      expect(back.absolute).toBe(-there.absolute);
      const scaled = compareSamples(sampleOf(a.map((v) => v * 8)), sampleOf(b.map((v) => v * 8)), rho)!;
      expect(scaled.pValue).toBeCloseTo(there.pValue, 9);
      for (const adjusted of [there.pValue, Math.min(1, there.pValue * 3), Math.min(1, there.pValue * 400), 1]) {
        const { absoluteInterval } = withAdjusted(there, one, adjusted);
        if (absoluteInterval && Math.abs(adjusted - 0.05) > 1e-6) {
          const { low, high } = absoluteInterval;
          expect(low > 0 || high < 0).toBe(adjusted < 0.05);
        }
      }
    })
  );
});

it('autocorrelation only makes differences less sure', () => {
  fc.assert(
    fc.property(values, values, fc.double({ min: 0, max: 0.9, noNaN: true }), (a, b, rho) => {
      const [plain, aware] = [0, rho].map((r) => compareSamples(sampleOf(a), sampleOf(b), r)?.pValue ?? 1);
      expect(aware).toBeGreaterThanOrEqual(plain - 1e-9);
    })
  );
});

/** Share of histories without a change whose last 7 runs differ from the 30 before at p <= 0.05. */
function falseAlarms(rho: number, assumed: number): number {
  const next = random(7);
  const [trials, length] = [2000, 37];
  let alarms = 0;
  for (let trial = 0; trial < trials; trial++) {
    const run: number[] = [normal(next)];
    while (run.length < length) {
      run.push(rho * run[run.length - 1] + Math.sqrt(1 - rho * rho) * normal(next));
    }
    const { pValue } = compareSamples(sampleOf(run.slice(0, 30)), sampleOf(run.slice(30)), assumed)!;
    alarms += pValue <= 0.05 ? 1 : 0;
  }
  return alarms / trials;
}

it.each([0, 0.3, 0.6])('p-values hold in noise with autocorrelation %d', (rho) => {
  expect(falseAlarms(rho, rho)).toBeLessThan(0.065);
});

it('without accounting for it, they would not', () => {
  expect(falseAlarms(0.6, 0)).toBeGreaterThan(0.2);
});
