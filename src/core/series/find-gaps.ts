/**
 * Finds gaps between runs: indexes `i` whose distance to `i - 1` is more than four times the median distance. With
 * nightly runs, a weekend without runs is no gap; a week is.
 */
export function findGaps(times: ArrayLike<number>): number[] {
  if (times.length < 4) {
    return [];
  }
  const steps = Float64Array.from({ length: times.length - 1 }, (_, i) => times[i + 1] - times[i]);
  const usual = steps.slice().sort()[steps.length >> 1];
  const gaps: number[] = [];
  steps.forEach((step, i) => step > 4 * usual && gaps.push(i + 1));
  return gaps;
}
