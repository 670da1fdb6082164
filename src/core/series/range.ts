import { DAY } from '../times/days';
import { type Series, type TimeRange } from './series';

/** Length of the history that is always analysed, days. */
export const ANALYSED_DAYS = 180;

/**
 * Returns the range to analyse for a view: the last 180 days up to now, and all of the view. So zooming in never
 * changes a change point.
 */
export function analysisRange(view: TimeRange, now: number): TimeRange {
  return { from: Math.min(view.from, now - ANALYSED_DAYS * DAY), to: Math.max(view.to, now) };
}

/** True if a time lies within a range, both ends included. */
export const isWithin = (time: number, { from, to }: TimeRange): boolean => time >= from && time <= to;

/** Returns the points of a series within a range, both ends included. */
export function clipSeries(series: Series, { from, to }: TimeRange): Series {
  const { times, values } = series;
  const last = times.length - 1;
  // a fast path for the usual case: the backend interprets the search below
  if (last < 0 || (times[0] >= from && times[last] <= to)) {
    return series;
  }
  const start = firstAfter(times, from, true);
  const end = firstAfter(times, to, false);
  return {
    ...series,
    times: times.subarray(start, end),
    values: values.subarray(start, end),
    ...(series.runs && { runs: series.runs.slice(start, end) }),
  };
}

/** Returns the indexes of those of `some` times that are among `times`, which ascend. */
export const indexesOf = (some: number[], times: Float64Array): number[] =>
  some.map((time) => firstAfter(times, time, true)).filter((index, i) => times[index] === some[i]);

/** Returns the index of the first of `times` after `time` (or at it, with `orAt`); their number if there is none. */
export function firstAfter(times: Float64Array, time: number, orAt: boolean): number {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] > time || (orAt && times[middle] === time)) {
      high = middle;
    } else {
      low = middle + 1;
    }
  }
  return low;
}
