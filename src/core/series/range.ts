import { DAY, type Series, type TimeRange } from './series';

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
  let start = 0;
  while (start < times.length && times[start] < from) {
    start++;
  }
  let end = times.length;
  while (end > start && times[end - 1] > to) {
    end--;
  }
  return {
    ...series,
    times: times.subarray(start, end),
    values: values.subarray(start, end),
    ...(series.runs && { runs: series.runs.slice(start, end) }),
  };
}
