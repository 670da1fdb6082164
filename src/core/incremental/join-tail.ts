import type { Series } from '../series/series';
import { firstAt } from './tail-digest';

type Points = Pick<Series, 'times' | 'values'>;

/**
 * Kept points with a newer tail in place of their own from `from` on.
 *
 * Undefined where the two may not belong together, so that all must be asked for: when no kept run is among those of the
 * tail, or one of them is missing there. Graphite keeps recent points in finer steps than old ones, and then answers a
 * short range with other times than a long one.
 */
export function joinTail(kept: Points, tail: Points, from: number): Points | undefined {
  const start = firstAt(kept.times, from);
  const common = kept.times.subarray(start);
  if (common.length === 0) {
    return undefined;
  }
  const known = new Set(tail.times);
  // a finer step has times between those of two runs
  const between = tail.times.findIndex((time, i) => time !== common[i]);
  if (common.some((time) => !known.has(time)) || (between >= 0 && between < common.length)) {
    return undefined;
  }
  return {
    times: concat(kept.times.subarray(0, start), tail.times),
    values: concat(kept.values.subarray(0, start), tail.values),
  };
}

function concat(a: Float64Array, b: Float64Array): Float64Array {
  const both = new Float64Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}
