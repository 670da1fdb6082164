/**
 * Finds gaps between runs: indexes `i` whose distance to `i - 1` is more than four times the median distance. With
 * nightly runs, a weekend without runs is no gap; a week is.
 */
export function findGaps(times: ArrayLike<number>): number[] {
  if (times.length < 4) {
    return [];
  }
  const steps = new Float64Array(times.length - 1);
  let [least, most] = [Infinity, -Infinity];
  for (let i = 0; i < steps.length; i++) {
    steps[i] = times[i + 1] - times[i];
    least = Math.min(least, steps[i]);
    most = Math.max(most, steps[i]);
  }
  if (most <= 4 * least) {
    // the median is no less than the least: as with runs at fixed times, which need not be sorted
    return [];
  }
  const usual = steps.slice().sort()[steps.length >> 1];
  const gaps: number[] = [];
  steps.forEach((step, i) => step > 4 * usual && gaps.push(i + 1));
  return gaps;
}
