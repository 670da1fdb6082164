/**
 * Where runs are missing: indexes `i` whose distance to `i - 1` is more than four times the usual one (the median).
 * Nightly runs that pause over a weekend are no gap; a week without runs is.
 */
export function findGaps(times: ArrayLike<number>): number[] {
  if (times.length < 4) {
    return [];
  }
  const steps = Array.from({ length: times.length - 1 }, (_, i) => times[i + 1] - times[i]);
  const usual = [...steps].sort((a, b) => a - b)[steps.length >> 1];
  return steps.flatMap((step, i) => (step > 4 * usual ? [i + 1] : []));
}
