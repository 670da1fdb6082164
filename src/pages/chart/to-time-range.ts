import { dateMath, dateTime, type RawTimeRange, type TimeRange } from '@grafana/data';

/** An end of a range as addresses hold it. */
export const addressOf = (end: RawTimeRange['from']): string => (typeof end === 'string' ? end : String(end.valueOf()));

/** A range as addresses hold it, `now-180d` or ms since 1970, in times. */
export function toTimeRange({ from, to }: RawTimeRange): TimeRange {
  const at = (text: RawTimeRange['from'], roundUp: boolean) =>
    typeof text === 'string' && /^\d+$/.test(text) ? dateTime(Number(text)) : dateMath.toDateTime(text, { roundUp });
  const [start, end] = [at(from, false) ?? dateTime(0), at(to, true) ?? dateTime()];
  return { from: start, to: end, raw: { from, to } };
}
