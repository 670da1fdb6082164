/*
 * Values that Java tells apart and JavaScript does not. Everything else is itself: null, booleans, strings, lists as
 * arrays, mappings as `Map` (keys need not be strings, and no key can reach a prototype).
 */

/** A Java Integer, Long or BigInteger: all its digits. */
export class JavaInteger {
  constructor(readonly value: bigint) {}
}

/** A Java Double. */
export class JavaDouble {
  constructor(readonly value: number) {}
}

/** A value as plain JSON data, for reports: integers and doubles become numbers, big ones and dates text. */
export function toPlain(value: unknown): unknown {
  if (value instanceof JavaInteger) {
    const number = Number(value.value);
    return Number.isSafeInteger(number) ? number : value.value.toString();
  }
  if (value instanceof JavaDouble) {
    return Number.isFinite(value.value) ? value.value : javaText(value);
  }
  if (value instanceof Date) {
    return javaText(value);
  }
  if (Array.isArray(value)) {
    return value.map(toPlain);
  }
  if (value instanceof Set) {
    return [...value].map(toPlain);
  }
  if (value instanceof Map) {
    // defineProperty, because assigning to `__proto__` would set the prototype
    const plain: Record<string, unknown> = {};
    value.forEach((one, key) =>
      Object.defineProperty(plain, javaText(key), {
        value: toPlain(one),
        enumerable: true,
        configurable: true,
        writable: true,
      })
    );
    return plain;
  }
  return value;
}

/** Plain JavaScript data as such values: whole numbers become integers, others doubles. */
export function fromPlain(value: unknown): unknown {
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? new JavaInteger(BigInt(value)) : new JavaDouble(value);
  }
  if (Array.isArray(value)) {
    return value.map(fromPlain);
  }
  if (typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype) {
    return new Map(Object.entries(value).map(([key, one]) => [key, fromPlain(one)]));
  }
  return value === undefined ? null : value;
}

/** A value as Java's `toString` writes it, in the time zone UTC. */
export function javaText(value: unknown): string {
  if (value === null || value === undefined) {
    return 'null';
  }
  if (value instanceof JavaInteger) {
    return value.value.toString();
  }
  if (value instanceof JavaDouble) {
    return doubleText(value.value);
  }
  if (value instanceof Date) {
    return dateText(value);
  }
  if (Array.isArray(value)) {
    return `[${value.map(javaText).join(', ')}]`;
  }
  if (value instanceof Set) {
    return `[${[...value].map(javaText).join(', ')}]`;
  }
  if (value instanceof Map) {
    return `{${[...value].map(([key, one]) => `${javaText(key)}=${javaText(one)}`).join(', ')}}`;
  }
  return String(value);
}

/** `Double.toString`: at least one decimal; scientific below 10⁻³ and from 10⁷ on. */
function doubleText(value: number): string {
  if (!Number.isFinite(value)) {
    return String(value);
  }
  const size = Math.abs(value);
  if (value === 0) {
    return Object.is(value, -0) ? '-0.0' : '0.0';
  }
  if (size >= 1e-3 && size < 1e7) {
    const text = String(value);
    return text.includes('.') ? text : `${text}.0`;
  }
  const [digits, exponent] = value.toExponential().split('e');
  return `${digits.includes('.') ? digits : `${digits}.0`}E${Number(exponent)}`;
}

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `Date.toString`: `Thu Jan 02 03:04:05 UTC 2020`. */
function dateText(date: Date): string {
  const time = date.toISOString().slice(11, 19);
  const day = String(date.getUTCDate()).padStart(2, '0');
  return `${DAYS[date.getUTCDay()]} ${MONTHS[date.getUTCMonth()]} ${day} ${time} UTC ${date.getUTCFullYear()}`;
}
