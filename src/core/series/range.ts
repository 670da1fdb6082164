import { DAY } from '../times/days';
import { type Series, type TimeRange } from './series';

/** Length of the history that is always analysed at least, days. */
export const ANALYSED_DAYS = 180;

/**
 * Returns the range to analyse for a view: the last 180 days up to now, and all of the view. So zooming in never
 * changes a change point.
 */
export function analysisRange(view: TimeRange, now: number): TimeRange {
  return { from: startOfWeek(Math.min(view.from, now - ANALYSED_DAYS * DAY)), to: Math.max(view.to, now) };
}

/** Returns where the history begins that is analysed if nobody asks for another time: 180 days ago or a little earlier. */
export const analysedSince = (now: number): number => startOfWeek(now - ANALYSED_DAYS * DAY);

/**
 * The Monday on or before a time, at midnight in UTC. History begins on a Monday, so that what is found in it depends on
 * nothing but new runs for a week, and not on which old run has just left it.
 */
const startOfWeek = (time: number) => Math.floor((time - MONDAY) / WEEK) * WEEK + MONDAY;

const WEEK = 7 * DAY;
/** 1970 began with a Thursday. */
const MONDAY = 4 * DAY;

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
    times: partOf(times, start, end),
    values: values.subarray(start, end),
    ...(series.runs && { runs: series.runs.slice(start, end) }),
  };
}

/** The latest part of times, and what it is a part of. */
let latest: { all: Float64Array; part: Float64Array } | undefined;

/** A part of times, which is the very same array for series that share theirs. */
function partOf(all: Float64Array, start: number, end: number): Float64Array {
  const part = all.subarray(start, end);
  if (latest?.all === all && isSameView(latest.part, part)) {
    return latest.part;
  }
  latest = { all, part };
  return part;
}

/** True if two arrays are the same numbers in memory. */
export const isSameView = (a: Float64Array, b: Float64Array) =>
  a.buffer === b.buffer && a.byteOffset === b.byteOffset && a.length === b.length;

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
