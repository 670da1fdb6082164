import { javaText } from './java-text';
import { JavaDouble, JavaInteger } from './java-values';

/**
 * Converts a Java value to plain JSON data, for reports: integers and doubles become numbers; dates, and numbers that
 * JSON or JavaScript cannot represent, become text.
 *
 * @param known cache of the converted collections, because aliases may put one into many places
 */
export function toPlain(value: unknown, known = new Map<unknown, unknown>()): unknown {
  if (value instanceof JavaInteger) {
    const number = Number(value.digits);
    return Number.isSafeInteger(number) ? number : value.digits;
  }
  if (value instanceof JavaDouble) {
    return Number.isFinite(value.value) ? value.value : javaText(value);
  }
  if (value instanceof Date) {
    return javaText(value);
  }
  if (Array.isArray(value) || value instanceof Set || value instanceof Map) {
    const plain = known.get(value) ?? plainCollection(value, known);
    known.set(value, plain);
    return plain;
  }
  return value;
}

function plainCollection(
  value: unknown[] | Set<unknown> | Map<unknown, unknown>,
  known: Map<unknown, unknown>
): unknown {
  if (!(value instanceof Map)) {
    return Array.from(value, (one) => toPlain(one, known));
  }
  const plain: Record<string, unknown> = {};
  value.forEach((one, key) => setOwn(plain, javaText(key), toPlain(one, known)));
  return plain;
}

/**
 * Converts plain JavaScript data to Java values: whole numbers become integers, others doubles. Java values are kept.
 */
export function fromPlain(value: unknown): unknown {
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) ? new JavaInteger(String(value)) : new JavaDouble(value);
  }
  if (Array.isArray(value)) {
    return value.map((one) => fromPlain(one));
  }
  if (typeof value !== 'object' || value === null) {
    return value === undefined ? null : value;
  }
  if (
    value instanceof JavaInteger ||
    value instanceof JavaDouble ||
    value instanceof Date ||
    value instanceof Map ||
    value instanceof Set
  ) {
    return value;
  }
  const data = value as Record<string, unknown>;
  return new Map(Object.keys(data).map((key): [string, unknown] => [key, fromPlain(data[key])]));
}

/** Sets an own property, even if its name is `__proto__`, to which a plain assignment would set the prototype. */
function setOwn(target: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(target, name, {
    value,
    enumerable: true,
    configurable: true,
    writable: true,
  });
}
