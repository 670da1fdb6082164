import { HunterError } from '../errors';
import { readTime } from '../times/parse-time';

/** The order of day and month in dates such as 1/6/2026. */
export type DateOrder = 'dmy' | 'mdy';

/**
 * Reads the time of a run: what `parseTime` reads, a number of seconds, milliseconds, microseconds or nanoseconds since
 * 1970, also with a fraction, or ISO 8601 and its variants with a zone behind a blank. Without a zone it is UTC.
 *
 * @param where names the place for the error, such as `results.csv, line 3`
 * @returns ms since 1970
 * @throws HunterError
 */
export function readRowTime(value: unknown, where: string, order?: DateOrder): number {
  const text = String(value ?? '').trim();
  const time = typeof value === 'number' || /^\d{9,}(\.\d+)?$/.test(text) ? epoch(Number(text)) : ofText(text, order);
  if (time === undefined) {
    const ambiguous = /^\d{1,2}[/-]\d{1,2}[/-]\d{4}/.test(text);
    throw new HunterError(
      'input',
      `${where}: "${text}" is no time${
        ambiguous
          ? ' that all read the same: say with --date-order dmy or mdy whether the day or the month comes first.'
          : ': write 2026-11-20, "2026-11-20 14:30" (UTC), 2026-11-20T14:30:00+02:00, or seconds since 1970.'
      }`
    );
  }
  return time;
}

/** Years from 1973 to 5138 in each unit: their numbers of digits do not overlap. */
function epoch(value: number): number | undefined {
  const scale = [
    [1e8, 1e11, 1000],
    [1e11, 1e14, 1],
    [1e14, 1e17, 1e-3],
    [1e17, 1e20, 1e-6],
  ].find(([low, high]) => value >= low && value < high);
  return scale && Math.round(value * scale[2]);
}

function ofText(text: string, order: DateOrder | undefined): number | undefined {
  const [, zoned, zone] = /^(.*\d)\s*(Z|UTC|GMT|[+-]\d\d(?::?\d\d)?)$/i.exec(withOrder(text, order)) ?? [];
  // a zone only follows a time of day: `-05` may be the end of a date
  if (zoned !== undefined && /\d:\d\d/.test(zoned)) {
    const minutes = /^[+-]/.test(zone) ? offsetOf(zone) : 0;
    const time = localTime(zoned);
    return time === undefined || minutes === undefined ? undefined : time - minutes * 60_000;
  }
  return localTime(withOrder(text, order));
}

/** `2026-06-01 06:30:00.123456`, or what `readTime` reads. */
function localTime(text: string): number | undefined {
  const [, time, fraction] = /^(.*:\d\d)[.,](\d+)$/.exec(text) ?? [];
  const span = readTime(time ?? text, Date.now());
  return span && span.from + (fraction === undefined ? 0 : Math.floor(Number(`0.${fraction}`) * 1000));
}

function offsetOf(zone: string): number | undefined {
  const [, sign, hours, minutes = '0'] = /^([+-])(\d\d):?(\d\d)?$/.exec(zone) ?? [];
  const total = Number(hours) * 60 + Number(minutes);
  return total <= 14 * 60 ? (sign === '-' ? -total : total) : undefined;
}

/** Writes a date such as 1/6/2026 with the year first. */
function withOrder(text: string, order: DateOrder | undefined): string {
  const [, a, b, year, rest] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(.*)$/.exec(text) ?? [];
  if (order === undefined || year === undefined) {
    return text;
  }
  const [day, month] = order === 'dmy' ? [a, b] : [b, a];
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}${rest}`;
}
