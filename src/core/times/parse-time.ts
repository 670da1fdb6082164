import { HunterError } from '../errors';
import { readDay, type Span, DAY } from './days';

/**
 * Parses a time as people write it, UTC: a date (`2026-11-20`, `20.9.2026`, `Sep 20`, `last monday`), also with a time
 * of day, or a time relative to now (`-30d`, `now-7d`, `3 weeks ago`). No part of the text may be left over.
 *
 * @param what name of the option or field for the error, such as `--since`
 * @param which millisecond of a day to return: `first` or `last`
 * @returns ms since 1970
 * @throws HunterError with examples
 */
export function parseTime(text: string, what: string, now = Date.now(), which: 'first' | 'last' = 'first'): number {
  const span = readTime(text, now);
  if (!span) {
    throw new HunterError(
      'input',
      `${what} "${text}" is no time: write 2026-11-20, "2026-11-20 14:30", -30d, "3 weeks ago" or "last monday" (UTC).`
    );
  }
  return which === 'first' ? span.from : span.to;
}

/** Parses a time as a span, both ends included: a date is all of its day. Undefined if the text is not a time. */
export function readTime(text: string, now = Date.now()): Span | undefined {
  const trimmed = text.trim().replace(/\s+/g, ' ');
  const words = trimmed.toLowerCase();
  return readEpoch(words) ?? readRelative(trimmed, now) ?? readDay(words, now) ?? readDayAndTime(words, now);
}

const instant = (time: number): Span | undefined =>
  time >= 0 && time <= LATEST ? { from: time, to: time } : undefined;

/**
 * The end of the year 9999, ms. Later times, and those before 1970, would be written in a form that we cannot parse.
 */
const LATEST = 253_402_300_799_999;

/** Seconds or milliseconds since 1970, told apart by their number of digits. Eight digits are a date. */
function readEpoch(words: string): Span | undefined {
  return /^\d{10}$/.test(words)
    ? instant(Number(words) * 1000)
    : /^\d{11,14}$/.test(words)
      ? instant(Number(words))
      : undefined;
}

const HOUR = DAY / 24;
const UNITS: Array<[names: RegExp, ms: number]> = [
  [/^(s|secs?|seconds?)$/, 1000],
  [/^(min|mins|minutes?)$/, HOUR / 60],
  [/^(h|hours?)$/, HOUR],
  [/^(d|days?)$/, DAY],
  [/^(w|weeks?)$/, 7 * DAY],
  // as Graphite counts them; `m` may be minutes or months
  [/^(M|mon|months?)$/, 30 * DAY],
  [/^(y|years?)$/, 365 * DAY],
];
const unitOf = (text: string) => UNITS.find(([names]) => names.test(text) || names.test(text.toLowerCase()))?.[1];

/** `now`, `-30d`, `2w`, `now-7d`, `now-1d/d`, `3 weeks ago`, `an hour ago`. */
const readRelative = (text: string, now: number): Span | undefined => readOffset(text, now) ?? readAgo(text, now);

/** `now`, `-30d`, `2w`, `now-7d`, `now-1d/d`. */
function readOffset(text: string, now: number): Span | undefined {
  const [, base = '', sign = '', count, unit, rounding] =
    /^(now)?(?: ?([-+]) ?)?(?:(\d{1,6}) ?([a-z]+))?(?:\/([a-z]))?$/i.exec(text) ?? [];
  const ms = unit === undefined ? 0 : unit === 'm' ? undefined : unitOf(unit);
  // `now` alone, or an offset, which needs a sign only behind `now`
  const isComplete = unit === undefined ? base !== '' && sign === '' : base === '' || sign !== '';
  if (ms === undefined || !isComplete) {
    return undefined;
  }
  // times before 1970 become 1970
  const time = Math.max(0, now + (sign === '+' ? 1 : -1) * Number(count ?? 0) * ms);
  return rounding === undefined ? instant(time) : rounded(time, rounding);
}

/** `3 weeks ago`, `an hour ago`. */
function readAgo(text: string, now: number): Span | undefined {
  const [, number, unit] = /^(\d{1,6}|an?|one) ([a-z]+) ago$/i.exec(text) ?? [];
  const ms = unit === undefined || unit.length < 3 ? undefined : unitOf(unit);
  return ms === undefined ? undefined : instant(Math.max(0, now - (/^\d/.test(number) ? Number(number) : 1) * ms));
}

/** Rounds a time down to its unit, as Grafana does (`now/d`). From a day on, the span is all of the unit. */
function rounded(time: number, unit: string): Span | undefined {
  const date = new Date(time);
  if (Number.isNaN(date.getTime())) {
    return undefined;
  }
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  const day = Math.floor(time / DAY) * DAY;
  switch (unit) {
    case 'h':
      return instant(Math.floor(time / HOUR) * HOUR);
    case 'd':
      return { from: day, to: day + DAY - 1 };
    case 'w': {
      const monday = day - ((date.getUTCDay() + 6) % 7) * DAY;
      return { from: monday, to: monday + 7 * DAY - 1 };
    }
    case 'M':
      return { from: Date.UTC(year, month, 1), to: Date.UTC(year, month + 1, 1) - 1 };
    case 'y':
      return { from: Date.UTC(year, 0, 1), to: Date.UTC(year + 1, 0, 1) - 1 };
    default:
      return undefined;
  }
}

const TIME_OF_DAY =
  /^(.+?)(?:t| at | )(?:(\d{1,2}):(\d\d)(?::(\d\d)(?:\.(\d{1,9}))?)?|(\d{1,2})(?::(\d\d))? ?(am|pm)) ?(z|utc|gmt|[-+]\d\d:?\d\d)?$/;

/** A day with a time of day, and perhaps a zone: `2026-11-20 14:30`, `sep 20 at 2pm`. */
function readDayAndTime(words: string, now: number): Span | undefined {
  const match = TIME_OF_DAY.exec(words);
  const day = match && readDay(match[1], now);
  if (!match || !day || day.to - day.from >= DAY) {
    return undefined;
  }
  const time = match[6] === undefined ? readClock(match) : readHalfDay(match);
  const offset = offsetOf(match[9]);
  return time === undefined || offset === undefined ? undefined : instant(day.from + time - offset);
}

/** Reads `14:30:05.25` from a match of `TIME_OF_DAY`, as ms since midnight. Undefined if there is no such time. */
function readClock([, , hours, minutes, seconds = '0', fraction = '0']: RegExpExecArray): number | undefined {
  const [h, m, s] = [Number(hours), Number(minutes), Number(seconds)];
  return h <= 23 && m <= 59 && s <= 59
    ? h * HOUR + m * (HOUR / 60) + s * 1000 + Math.floor(Number(`0.${fraction}`) * 1000)
    : undefined;
}

/** Reads `2pm`, `2:30 pm` from a match of `TIME_OF_DAY`, as ms since midnight. Undefined if there is no such time. */
function readHalfDay([, , , , , , hours, minutes = '0', half]: RegExpExecArray): number | undefined {
  const [h, m] = [Number(hours), Number(minutes)];
  return h >= 1 && h <= 12 && m <= 59 ? ((h % 12) + (half === 'pm' ? 12 : 0)) * HOUR + m * (HOUR / 60) : undefined;
}

/** Returns the offset of a zone, ms east of UTC; 0 if no zone is given. Undefined if there is no such offset. */
function offsetOf(zone: string | undefined): number | undefined {
  const [, sign, hours, minutes] = /^([-+])(\d\d):?(\d\d)$/.exec(zone ?? '') ?? [];
  if (sign === undefined) {
    return 0;
  }
  return Number(hours) <= 14 && Number(minutes) <= 59
    ? (sign === '-' ? -1 : 1) * (Number(hours) * HOUR + Number(minutes) * (HOUR / 60))
    : undefined;
}
