import { DEFINITION_BOUNDS } from '../../bounds';
import { JavaDouble, JavaInteger } from './java-values';

/*
 * Reads scalars as SnakeYAML 1.33 does (its classes Resolver and SafeConstructor; YAML 1.1). The patterns and their
 * order are copied from it, because the 1.1 schema of the `yaml` package differs: it reads `y` as true and `0_7` as 7,
 * and does not mix big integers with small ones.
 */

/** The tags of scalars, without the `!!`. */
export type ScalarTag = 'bool' | 'int' | 'float' | 'null' | 'timestamp' | 'binary' | 'str' | 'merge';

const BOOL = /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/;
const INT =
  /^(?:[-+]?0b_*[01][01_]*|[-+]?0_*[0-7][0-7_]*|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x_*[0-9a-fA-F][0-9a-fA-F_]*|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/;
const FLOAT =
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+|[-+]?\.[0-9_]+(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const TIMESTAMP =
  /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/;

/** Returns the tag of a plain scalar without an explicit tag. */
export function implicitTag(text: string): ScalarTag {
  if (/^(?:~|null|Null|NULL|)$/.test(text)) {
    return 'null';
  }
  if (text === '<<') {
    return 'merge';
  }
  // SnakeYAML gives up on longer ones too.
  if (text.length > 1024) {
    return 'str';
  }
  return BOOL.test(text)
    ? 'bool'
    : INT.test(text)
      ? 'int'
      : FLOAT.test(text)
        ? 'float'
        : text.length <= 50 && TIMESTAMP.test(text)
          ? 'timestamp'
          : 'str';
}

/** Returns the value of a scalar; undefined if the text does not fit the tag. */
export function scalarValue(tag: ScalarTag, text: string): unknown {
  switch (tag) {
    case 'null':
      return null;
    case 'bool':
      return BOOL.test(text) ? /^(?:yes|true|on)$/i.test(text) : null;
    case 'int':
      return readInteger(text);
    case 'float':
      return readDouble(text);
    case 'timestamp':
      return readTimestamp(text);
    default:
      // for `!!binary` too: Java prints an array of bytes as its address, so no template can use its value
      return text;
  }
}

function readInteger(text: string): JavaInteger | undefined {
  const [, sign, body] = /^([-+]?)([^]*)$/.exec(text.replace(/_/g, ''))!;
  const digits = body.includes(':') && !body.startsWith('0') ? sexagesimalInt(body) : decimal(body);
  if (digits === undefined) {
    return undefined;
  }
  const negative = (sign === '-') !== digits.startsWith('-') && digits !== '0';
  return new JavaInteger((negative ? '-' : '') + digits.replace('-', ''));
}

/** Reads a base-60 integer: `1:30` is 90. Like Java, it adds up in 32 bits and overflows. */
function sexagesimalInt(text: string): string | undefined {
  if (!/^\d+(?::\d+)*$/.test(text)) {
    return undefined;
  }
  const low = (digits: string) => digits.split('').reduce((sum, digit) => (sum * 10 + Number(digit)) % 2 ** 32, 0);
  return String(text.split(':').reduce((sum, part) => (Math.imul(sum, 60) + low(part)) | 0, 0));
}

/** Returns the decimal digits of a number written in base 2 (`0b`), 16 (`0x`), 8 (`0`) or 10. */
function decimal(text: string): string | undefined {
  const [, mark, digits] = /^(0[bx]|0(?=.)|)([^]*)$/.exec(text)!;
  const base = { '0b': 2, '0x': 16, '0': 8, '': 10 }[mark]!;
  if (!{ 2: /^[01]+$/, 8: /^[0-7]+$/, 10: /^\d+$/, 16: /^[\da-fA-F]+$/ }[base]!.test(digits)) {
    return undefined;
  }
  if (base === 10) {
    return digits;
  }
  return digits.length > DEFINITION_BOUNDS.digits ? undefined : toDecimal(digits, base);
}

/** Digits that are read at once, by base: few enough that a limb times their value is still exact. */
const CHUNK: Record<number, number> = { 2: 26, 8: 8, 16: 6 };
/** Decimal digits of a limb. */
const LIMB = 7;

/** Converts digits of any length to decimal. Keeps the number in limbs of decimal digits, the lowest first. */
function toDecimal(digits: string, base: number): string {
  const size = CHUNK[base];
  const limbs = [0];
  for (let at = 0; at < digits.length; at += size) {
    const chunk = digits.slice(at, at + size);
    const factor = base ** chunk.length;
    let carry = parseInt(chunk, base);
    for (let i = 0; i < limbs.length || carry > 0; i++) {
      carry += (limbs[i] ?? 0) * factor;
      limbs[i] = carry % 10 ** LIMB;
      carry = Math.floor(carry / 10 ** LIMB);
    }
  }
  const [first, ...others] = limbs.reverse();
  return String(first) + others.map((limb) => String(limb).padStart(LIMB, '0')).join('');
}

function readDouble(text: string): JavaDouble | undefined {
  const [, sign, body] = /^([-+]?)([^]*)$/.exec(text.replace(/_/g, '').toLowerCase())!;
  const parts = body.split(':');
  if (body === '.nan') {
    return new JavaDouble(NaN);
  }
  if (body !== '.inf' && !parts.every((part) => /^(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?$/.test(part))) {
    return undefined;
  }
  const size = body === '.inf' ? Infinity : parts.reduce((sum, part) => sum * 60 + Number(part), 0);
  return new JavaDouble(sign === '-' ? -size : size);
}

function readTimestamp(text: string): Date | undefined {
  const match =
    /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(?:Z|([-+])(\d\d?)(?::?(\d\d))?))?)?$/.exec(
      text
    );
  if (!match) {
    return undefined;
  }
  const [year, month, day, hour, minute, second] = match.slice(1, 7).map((part) => Number(part ?? 0));
  const [, , , , , , , fraction, sign, hours = '0', minutes = '0'] = match;
  // Java takes a zone it cannot read for GMT.
  const offset = Number(hours) > 23 || Number(minutes) > 59 ? 0 : Number(hours) * 60 + Number(minutes);
  const date = new Date(0);
  // Not `Date.UTC`, which takes the years 0 to 99 for 1900 to 1999.
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(
    hour,
    minute + (sign === '-' ? offset : -offset),
    second,
    Math.round(Number(`0.${fraction || 0}`) * 1000)
  );
  return date;
}
