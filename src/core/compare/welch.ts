import type { Interval } from '../changepoint/change-point';
import { studentQuantile, studentTwoSided } from './student-t';

/** Runs on one side of a comparison, in numbers. */
export interface Sample {
  n: number;
  mean: number;
  /** Standard deviation of the sample (divided by n - 1); NaN of a single run. */
  std: number;
}

export interface Difference {
  /** Of the means, tail less baseline, in the series' unit. */
  absolute: number;
  /** 95 % confidence interval of it. */
  absoluteInterval: Interval;
  /** As a share of the size of the baseline's mean; NaN from 0. */
  relative: number;
  relativeInterval?: Interval;
  /** Two-sided: the chance of such a difference, or a larger one, where both sides have one mean. */
  pValue: number;
  /** Of Welch's test. */
  degreesOfFreedom: number;
}

export function sampleOf(values: number[]): Sample {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return { n, mean, std: isConstant(values) ? 0 : Math.sqrt(squares / (n - 1)) };
}

const isConstant = (values: number[]) => values.length > 1 && values.every((value) => value === values[0]);

/**
 * Welch's t-test (B. L. Welch 1947, Biometrika 34): sides may differ in variance and length. Where a run resembles the
 * one before, by the lag-1 autocorrelation `rho`, there is less in n runs than in n independent ones: the variance of
 * each mean and the degrees of freedom are those of an AR(1) process (Zwiers & von Storch 1995, J. Climate 8).
 *
 * @param rho 0..1; less counts as 0, so that no p-value gets smaller by it
 * @returns undefined where a side has less than two independent runs
 */
export function compareSamples(baseline: Sample, tail: Sample, rho = 0): Difference | undefined {
  const sides = [baseline, tail].map((sample) => ofMean(sample, Math.min(Math.max(rho, 0), 0.99)));
  // the negation is true for NaN
  if (sides.some(({ df }) => !(df >= 1))) {
    return undefined;
  }
  const absolute = tail.mean - baseline.mean;
  const variance = sides[0].variance + sides[1].variance;
  const constant = baseline.std === 0 && tail.std === 0;
  const df = constant
    ? baseline.n + tail.n - 2
    : variance ** 2 / sides.reduce((sum, side) => sum + side.variance ** 2 / side.df, 0);
  const error = Math.sqrt(variance);
  const reach = constant ? 0 : error * studentQuantile(0.05, df);
  const absoluteInterval = { low: absolute - reach, high: absolute + reach };
  const size = Math.abs(baseline.mean);
  return {
    absolute,
    absoluteInterval,
    relative: size > 0 ? absolute / size : NaN,
    ...(size > 0 && { relativeInterval: { low: absoluteInterval.low / size, high: absoluteInterval.high / size } }),
    pValue: constant ? chanceOfSplit(absolute, baseline.n, tail.n) : studentTwoSided(absolute / error, df),
    degreesOfFreedom: df,
  };
}

/** Variance of a sample's mean, and how many degrees of freedom it has, when runs follow an AR(1) process. */
function ofMean({ n, std }: Sample, rho: number): { variance: number; df: number } {
  let inflation = 1;
  for (let k = 1, power = rho; k < n && power > 1e-12; k++, power *= rho) {
    inflation += 2 * (1 - k / n) * power;
  }
  // the sample's own variance is too small by what its runs share
  const process = (std ** 2 * (n - 1)) / (n - inflation);
  return { variance: (process * inflation) / n, df: n / inflation - 1 };
}

/**
 * Of values that do not vary at all there is no t. What can be said exactly is how rarely a random split of the same
 * runs would part them like this (Fisher's permutation test).
 */
function chanceOfSplit(difference: number, n: number, m: number): number {
  if (difference === 0) {
    return 1;
  }
  let splits = 1;
  for (let k = 1; k <= n; k++) {
    splits *= (m + k) / k;
  }
  return Math.min(1, (n === m ? 2 : 1) / splits);
}
