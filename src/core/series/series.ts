import type { TestRun } from './test-run';

/** One metric over time. `times` (ms since 1970, ascending) and `values` have the same length; NaN = no value. */
export interface Series {
  /** The name that the server gives. Unique among the series of a query. */
  name: string;
  /** The Graphite expression it came from. */
  target: string;
  labels: Record<string, string>;
  times: Float64Array;
  values: Float64Array;
  /** Unit of the values, such as `ms` or `bytes`, if somebody said it. */
  unit?: string;
  /** The run behind each point, as many as `times`; undefined where no run is known. */
  runs?: Array<TestRun | undefined>;
}

/** From `from` to `to`, both inclusive, in ms since 1970. */
export interface TimeRange {
  from: number;
  to: number;
}

/** True for a number of ms since 1970 that `Date` can represent. */
export const isTime = (value: unknown): value is number => typeof value === 'number' && Math.abs(value) <= 8.64e15;

/** A loop, because `every` makes an object of each number. */
export function sameTimes(a: Float64Array, b: Float64Array): boolean {
  if (a === b) {
    return true;
  }
  if (a.length !== b.length) {
    return false;
  }
  for (let i = 0; i < a.length; i++) {
    if (a[i] !== b[i]) {
      return false;
    }
  }
  return true;
}
