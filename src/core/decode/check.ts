import { HunterError } from '../errors';

/*
 * Checks for values from outside. Each takes the value and the path that names it in the error. The error says in one
 * sentence which field is wrong, what it holds and what it may hold.
 */

/** `"source.targets[2]" is 5: it must be a text.` */
export function wrong(path: string, value: unknown, must: string): HunterError {
  return new HunterError('input', `"${path}" is ${excerpt(value)}: it must be ${must}.`);
}

export interface NumberBounds {
  min?: number;
  max?: number;
  /** Exclusive lower bound. */
  above?: number;
  whole?: boolean;
}

/** True for a number within bounds; false for NaN and infinite ones. */
export function isNumber(value: unknown, { min, max, above, whole }: NumberBounds): value is number {
  return (
    typeof value === 'number' &&
    (whole ? Number.isInteger(value) : Number.isFinite(value)) &&
    !(min !== undefined && value < min) &&
    !(max !== undefined && value > max) &&
    !(above !== undefined && value <= above)
  );
}

/** Describes the numbers that `isNumber` accepts: `a whole number from 2 to 10,000`. */
export function sayBounds({ min, max, above, whole }: NumberBounds): string {
  const kind = whole ? 'a whole number' : 'a number';
  const most = max === undefined ? '' : group(max);
  if (above !== undefined) {
    return `${kind} above ${group(above)}${most && ` and at most ${most}`}`;
  }
  return min === undefined
    ? `${kind}${most && ` of at most ${most}`}`
    : `${kind} ${most ? `from ${group(min)} to ${most}` : `of at least ${group(min)}`}`;
}

/** @param most longest text, in characters. @throws HunterError */
export function checkText(path: string, value: unknown, most: number): void {
  if (typeof value !== 'string') {
    throw wrong(path, value, 'a text');
  }
  if (value.length > most) {
    throw tooMuch(path, value.length, 'characters', most);
  }
}

/** @param most largest number of items. @param each checks one item. @throws HunterError */
export function checkList(
  path: string,
  value: unknown,
  most: number,
  each: (path: string, item: unknown) => void
): void {
  if (!Array.isArray(value)) {
    throw wrong(path, value, 'a list');
  }
  if (value.length > most) {
    throw tooMuch(path, value.length, 'entries', most);
  }
  // not forEach, which skips the holes of a sparse array
  for (let i = 0; i < value.length; i++) {
    each(`${path}[${i}]`, value[i]);
  }
}

export function checkTexts(path: string, value: unknown, most: number, characters: number): void {
  checkList(path, value, most, (at, item) => checkText(at, item, characters));
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function checkObject(path: string, value: unknown): asserts value is Record<string, unknown> {
  if (!isObject(value)) {
    throw wrong(path, value, 'an object');
  }
}

export function checkChoice(path: string, value: unknown, choices: readonly string[]): void {
  if (!choices.includes(value as string)) {
    const [last, ...others] = choices.map((one) => `"${one}"`).reverse();
    throw wrong(path, value, others.length > 0 ? `${others.reverse().join(', ')} or ${last}` : last);
  }
}

export function tooMuch(path: string, count: number, what: string, most: number): HunterError {
  return new HunterError('input', `"${path}" has ${group(count)} ${what}: at most ${group(most)} are possible.`);
}

/** Writes any value so that it fits into a sentence. */
export function excerpt(value: unknown): string {
  if (Array.isArray(value)) {
    return `a list of ${group(value.length)}`;
  }
  if (typeof value === 'object' && value !== null) {
    return 'an object';
  }
  if (typeof value === 'string') {
    return JSON.stringify(value.length > 60 ? `${value.slice(0, 59)}…` : value);
  }
  return value === undefined ? 'missing' : String(value);
}

/** `10,000` */
const group = (value: number): string =>
  Number.isInteger(value) && Math.abs(value) < 1e15 ? String(value).replace(/\B(?=(?:\d{3})+$)/g, ',') : String(value);
