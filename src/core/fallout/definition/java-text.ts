import { JavaDouble, JavaInteger } from './java-values';

/**
 * Writes a value (as `java-values` describes them) like Java's `toString`, in the time zone UTC.
 *
 * @param known cache of the texts of collections, because aliases may put one into many places
 */
export function javaText(value: unknown, known = new Map<unknown, string>()): string {
  if (value === null || value === undefined) {
    return 'null';
  }
  if (value instanceof JavaInteger) {
    return value.digits;
  }
  if (value instanceof JavaDouble) {
    return doubleText(value.value);
  }
  if (value instanceof Date) {
    return dateText(value);
  }
  if (Array.isArray(value) || value instanceof Set || value instanceof Map) {
    const text = known.get(value) ?? collectionText(value, known);
    known.set(value, text);
    return text;
  }
  return String(value);
}

function collectionText(value: unknown[] | Set<unknown> | Map<unknown, unknown>, known: Map<unknown, string>): string {
  return value instanceof Map
    ? `{${Array.from(value, ([key, one]) => `${javaText(key, known)}=${javaText(one, known)}`).join(', ')}}`
    : `[${Array.from(value, (one) => javaText(one, known)).join(', ')}]`;
}

/** `Double.toString`: at least one decimal; scientific below 10⁻³ and from 10⁷ on. */
function doubleText(value: number): string {
  if (!Number.isFinite(value)) {
    return String(value);
  }
  if (value === 0) {
    return Object.is(value, -0) ? '-0.0' : '0.0';
  }
  const size = Math.abs(value);
  if (size >= 1e-3 && size < 1e7) {
    return withDecimal(String(value));
  }
  const [digits, exponent] = value.toExponential().split('e');
  return `${withDecimal(digits)}E${Number(exponent)}`;
}

const withDecimal = (digits: string) => (digits.includes('.') ? digits : `${digits}.0`);

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Date.toString`: `Thu Jan 02 03:04:05 UTC 2020`. */
function dateText(date: Date): string {
  const [day, hours, minutes, seconds] = [
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  ].map((part) => (part < 10 ? `0${part}` : String(part)));
  const name = `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]}`;
  return `${name} ${day} ${hours}:${minutes}:${seconds} UTC ${date.getUTCFullYear()}`;
}
