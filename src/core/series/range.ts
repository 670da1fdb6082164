import { DAY } from '../times/days';
import { type Series, type TimeRange } from './series';

/** What is analysed unless more is looked at, days. */
export const ANALYSED_DAYS = 180;

/**
 * What to analyse when a part of it is looked at: the last 180 days up to now, and all of the view. So zooming in
 * never changes a change point.
 */
export function analysisRange(view: TimeRange, now: number): TimeRange {
  return { from: Math.min(view.from, now - ANALYSED_DAYS * DAY), to: Math.max(view.to, now) };
}

/** Whether a time lies within a range; both ends do. */
export const isWithin = (time: number, { from, to }: TimeRange): boolean => time >= from && time <= to;

/** The points of a series within a range. */
export function clipSeries(series: Series, { from, to }: TimeRange): Series {
  const { times, values } = series;
  const last = times.length - 1;
  // mostly all are, and the backend interprets this
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

/** The index of the first time after another one, or at it where that counts; the number of times when there is none. */
function firstAfter(times: Float64Array, time: number, orAt: boolean): number {
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
