import { mean, meanAndStd, std } from './sums';

/** One side of a comparison. */
let mean1: f64 = 0;
let std1: f64 = 0;

/**
 * Student's t of the `n1` values at `at` against the `n2` values after them, as Otava computes it: with the
 * population's deviation in place of the sample's, which makes p too small for short segments. NaN when both sides are
 * constant and equal, ±Infinity when they are constant and differ.
 */
export function tOf(at: usize, n1: i32, n2: i32): f64 {
  meanAndStd(at, n1);
  mean1 = mean;
  std1 = std;
  meanAndStd(at + ((<usize>n1) << 3), n2);
  return tOfStatistics(mean1, std1, n1, mean, std, n2);
}

/** The same from means and standard deviations. */
export function tOfStatistics(mean1: f64, std1: f64, n1: i32, mean2: f64, std2: f64, n2: i32): f64 {
  const a = <f64>n1;
  const b = <f64>n2;
  const variance = ((a - 1) * (std1 * std1) + (b - 1) * (std2 * std2)) / (a + b - 2);
  return (mean1 - mean2) / Math.sqrt(variance * (1 / a + 1 / b));
}
