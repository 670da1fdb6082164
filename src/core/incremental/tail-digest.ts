import { hashWords } from '../hash';
import type { Series } from '../series/series';

/** The digest of an empty tail. */
export const NO_POINTS = 0;

/** Hashes all times and values at or after `from`, to notice when any of them changes. */
export function tailDigest({ times, values }: Pick<Series, 'times' | 'values'>, from: number): number {
  const start = firstAt(times, from);
  if (start === times.length) {
    return NO_POINTS;
  }
  const wordsOf = (numbers: Float64Array) => new Uint32Array(numbers.slice(start).buffer);
  const hash = hashWords(wordsOf(values), hashWords(wordsOf(times)));
  return hash === NO_POINTS ? 1 : hash;
}

/** Returns the index of the first time at or after `from`; the number of times if there is none. */
export function firstAt(times: Float64Array, from: number): number {
  let start = times.length;
  while (start > 0 && times[start - 1] >= from) {
    start--;
  }
  return start;
}
