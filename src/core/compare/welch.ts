import type { Interval } from '../changepoint/change-point';
import { studentQuantile, studentTwoSided } from './student-t';

/** Statistics of the runs on one side of a comparison. */
export interface Sample {
  n: number;
  mean: number;
  /** Standard deviation of the sample (divided by n - 1); NaN of a single run. */
  std: number;
}

export interface Difference {
  /** Mean of the tail minus mean of the baseline, in the series' unit. */
  absolute: number;
  /** 95 % confidence interval of `absolute`; missing if the values of neither side vary, which tells no spread. */
  absoluteInterval?: Interval;
  /** `absolute` as a share of the absolute value of the baseline's mean; NaN if that is 0. */
  relative: number;
  /** `absoluteInterval` as such a share; missing if that is, or if the baseline's mean is 0. */
  relativeInterval?: Interval;
  /** Two-sided p-value: the chance of a difference at least this large if both sides have the same mean. */
  pValue: number;
  /** Degrees of freedom of the t distribution, usually not a whole number. */
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
 * Welch's t-test (B. L. Welch 1947, Biometrika 34): the sides may differ in variance and length. If runs resemble the
 * run before them, n runs tell less than n independent ones; so the variance of each mean and the degrees of freedom
 * are those of an AR(1) process with the lag-1 autocorrelation `rho` (Zwiers & von Storch 1995, J. Climate 8).
 *
 * @param rho 0..1; negative values count as 0, because they would make p-values smaller
 * @returns undefined if a side has less than two independent runs
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
  const size = Math.abs(baseline.mean);
  const difference = {
    absolute,
    relative: size > 0 ? absolute / size : NaN,
    pValue: constant ? chanceOfSplit(absolute, baseline.n, tail.n) : studentTwoSided(absolute / error, df),
    degreesOfFreedom: df,
  };
  return constant ? difference : { ...difference, ...intervals(difference, size, error, CHANCE_OUTSIDE) };
}

/** The chance that an interval does not hold the true difference. */
const CHANCE_OUTSIDE = 0.05;

/**
 * Widens the intervals of a difference that is one of several, so that they fit to its corrected p-value: 0 is outside
 * exactly if that is below 0.05. The correction multiplies the p-value; it divides the chance to be outside by the same.
 *
 * @param baseline the runs that it is a difference from
 * @param adjustedPValue the p-value, corrected for the number of differences; at least as large as the p-value itself
 */
export function withAdjusted(difference: Difference, baseline: Sample, adjustedPValue: number): Difference {
  const { absolute, absoluteInterval, pValue, degreesOfFreedom } = difference;
  if (!absoluteInterval || !(adjustedPValue > pValue)) {
    return difference;
  }
  const error = (absoluteInterval.high - absolute) / studentQuantile(CHANCE_OUTSIDE, degreesOfFreedom);
  return {
    ...difference,
    ...intervals(difference, Math.abs(baseline.mean), error, (CHANCE_OUTSIDE * pValue) / adjustedPValue),
  };
}

function intervals(
  { absolute, degreesOfFreedom }: Difference,
  size: number,
  error: number,
  outside: number
): Pick<Difference, 'absoluteInterval' | 'relativeInterval'> {
  const reach = error * studentQuantile(outside, degreesOfFreedom);
  const absoluteInterval = { low: absolute - reach, high: absolute + reach };
  return {
    absoluteInterval,
    ...(size > 0 && { relativeInterval: { low: absoluteInterval.low / size, high: absoluteInterval.high / size } }),
  };
}

/** Returns the variance of a sample's mean, and its degrees of freedom, if the runs follow an AR(1) process. */
function ofMean({ n, std }: Sample, rho: number): { variance: number; df: number } {
  let inflation = 1;
  for (let k = 1, power = rho; k < n && power > 1e-12; k++, power *= rho) {
    inflation += 2 * (1 - k / n) * power;
  }
  // correlated runs share part of their deviation, which makes the sample's own variance too small
  const process = (std ** 2 * (n - 1)) / (n - inflation);
  return { variance: (process * inflation) / n, df: n / inflation - 1 };
}

/**
 * p-value for two sides that are both constant, where t is not defined: the share of random splits of the same runs
 * that would separate the values like this (Fisher's permutation test).
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
