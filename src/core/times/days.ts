/** A day in ms. */
export const DAY = 86_400_000;

/** A period, both ends included, ms since 1970. */
export interface Span {
  from: number;
  to: number;
}

const MONTHS = 'january february march april may june july august september october november december'.split(' ');
const WEEKDAYS = 'sunday monday tuesday wednesday thursday friday saturday'.split(' ');

/**
 * Parses a day or a month as people write it, in lower case. A date without a year means the most recent one that is
 * not in the future. Undefined if the text is neither.
 */
export function readDay(words: string, now: number): Span | undefined {
  return readNumbers(words) ?? readMonthName(words, now) ?? readWord(words, now);
}

/** `2026-11-20`, `2026/11/20`, `20.11.2026`, `20261120`, `2026-11`. Ambiguous forms such as `1/2/2026` are refused. */
function readNumbers(words: string): Span | undefined {
  const [, year, , month, day] =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})$/.exec(words) ?? /^(\d{4})()(\d\d)(\d\d)$/.exec(words) ?? [];
  if (year !== undefined) {
    return dayOf(Number(year), Number(month), Number(day));
  }
  const [, lastDay, lastMonth, lastYear] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(words) ?? [];
  if (lastYear !== undefined) {
    return dayOf(Number(lastYear), Number(lastMonth), Number(lastDay));
  }
  const [, monthYear, onlyMonth] = /^(\d{4})-(\d\d)$/.exec(words) ?? [];
  return monthYear === undefined ? undefined : monthOf(Number(monthYear), Number(onlyMonth));
}

/** `sep 20`, `20th of september, 2026`, `september 2026`. */
function readMonthName(words: string, now: number): Span | undefined {
  const plain = words
    .replace(/,/g, ' ')
    .replace(/\bof\b/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  const [, before, name, behind] = /^(?:([\w ]*?)[ -]?)([a-z]{3,})\.?(?:[ -](.*))?$/.exec(plain) ?? [];
  const month = name === undefined ? 0 : monthNumber(name);
  if (month === 0) {
    return undefined;
  }
  const numbers = [before, behind].flatMap((part) => (part ? part.split(/[ -]/) : []));
  const days = numbers.filter((number) => /^\d{1,2}(st|nd|rd|th)?$/.test(number));
  const years = numbers.filter((number) => /^\d{4}$/.test(number));
  if (days.length > 1 || years.length > 1 || days.length + years.length !== numbers.length) {
    return undefined;
  }
  const day = days.length === 1 ? parseInt(days[0], 10) : undefined;
  const spanOf = (year: number) => (day === undefined ? monthOf(year, month) : dayOf(year, month, day));
  if (years.length === 1) {
    return spanOf(Number(years[0]));
  }
  // 29 February may be up to eight years ago
  const thisYear = new Date(now).getUTCFullYear();
  return Array.from({ length: 9 }, (_, ago) => spanOf(thisYear - ago)).find((span) => span && span.from <= now);
}

const monthNumber = (name: string) =>
  name === 'sept' ? 9 : MONTHS.findIndex((month) => month === name || month.slice(0, 3) === name) + 1;

/** `today`, `yesterday`, `tomorrow`, `monday` (today, or the last one before), `last monday` (before today). */
function readWord(words: string, now: number): Span | undefined {
  const today = Math.floor(now / DAY) * DAY;
  const ago = ['today', 'yesterday'].indexOf(words);
  if (ago >= 0) {
    return { from: today - ago * DAY, to: today - ago * DAY + DAY - 1 };
  }
  if (words === 'tomorrow') {
    return { from: today + DAY, to: today + 2 * DAY - 1 };
  }
  const [, last, name = ''] = /^(?:(last) |on )?([a-z]+)$/.exec(words) ?? [];
  const weekday = WEEKDAYS.findIndex((day) => day === name || day.slice(0, 3) === name);
  if (weekday < 0) {
    return undefined;
  }
  const since = (new Date(today).getUTCDay() - weekday + 7) % 7 || (last ? 7 : 0);
  return { from: today - since * DAY, to: today - since * DAY + DAY - 1 };
}

function dayOf(year: number, month: number, day: number): Span | undefined {
  const from = Date.UTC(year, month - 1, day);
  const date = new Date(from);
  return year >= 1970 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? { from, to: from + DAY - 1 }
    : undefined;
}

const monthOf = (year: number, month: number): Span | undefined =>
  year >= 1970 && month >= 1 && month <= 12
    ? { from: Date.UTC(year, month - 1, 1), to: Date.UTC(year, month, 1) - 1 }
    : undefined;
