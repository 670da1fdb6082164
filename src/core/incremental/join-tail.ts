import type { Series } from '../series/series';
import { DAY } from '../times/days';
import { firstAt } from './tail-digest';

/** Length of what is fetched again beside new points, ms: runs may be written late, or once more. */
export const OVERLAP = 7 * DAY;

type Points = Pick<Series, 'times' | 'values'>;

/**
 * Replaces the cached points at or after the time `from` by a newly fetched tail.
 *
 * @returns undefined if the two do not fit together, so that the whole series must be fetched: when no cached point
 *   lies in the tail's range, or the tail does not begin with exactly the cached times. Graphite can keep recent points
 *   in finer steps than old ones; then it answers a short range with other times than a long one.
 */
export function joinTail(cached: Points, tail: Points, from: number): Points | undefined {
  const start = firstAt(cached.times, from);
  if (start === cached.times.length) {
    return undefined;
  }
  for (let i = start; i < cached.times.length; i++) {
    // a finer step has times between those of two cached points
    if (tail.times[i - start] !== cached.times[i]) {
      return undefined;
    }
  }
  return {
    times: concat(cached.times.subarray(0, start), tail.times),
    values: concat(cached.values.subarray(0, start), tail.values),
  };
}

function concat(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
