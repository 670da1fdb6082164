/**
 * Where runs are missing: indexes `i` whose distance to `i - 1` is more than four times the usual one (the median).
 * Nightly runs that pause over a weekend are no gap; a week without runs is.
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
