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
  const start = firstAt(times, (time) => time >= from);
  const end = firstAt(times, (time) => time > to);
  if (start === 0 && end === times.length) {
    return series;
  }
  return {
    ...series,
    times: times.subarray(start, end),
    values: values.subarray(start, end),
    ...(series.runs && { runs: series.runs.slice(start, end) }),
  };
}

/** The index of the first time that fulfils a condition, which all later ones fulfil too; their number if none does. */
function firstAt(times: Float64Array, fulfils: (time: number) => boolean): number {
  let [low, high] = [0, times.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    [low, high] = fulfils(times[middle]) ? [low, middle] : [middle + 1, high];
  }
  return low;
}
