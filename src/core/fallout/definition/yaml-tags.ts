import type { ScalarTag } from 'yaml';

import { JavaDouble, JavaInteger } from './java-values';

/*
 * How SnakeYAML 1.33 reads plain scalars (YAML 1.1; its class Resolver and SafeConstructor), tried in its order. The
 * `yaml` package's own 1.1 schema differs: it takes `y` for true, and has no big integers beside small ones.
 */

const scalar = (tag: string, test: RegExp, resolve: (text: string) => unknown): ScalarTag => ({
  tag: `tag:yaml.org,2002:${tag}`,
  default: true,
  test,
  resolve,
});

const bool = scalar(
  'bool',
  /^(?:yes|Yes|YES|no|No|NO|true|True|TRUE|false|False|FALSE|on|On|ON|off|Off|OFF)$/,
  (text) => /^(?:yes|true|on)$/i.test(text)
);

const int = scalar(
  'int',
  /^(?:[-+]?0b_*[01][01_]*|[-+]?0[0-7_]+|[-+]?(?:0|[1-9][0-9_]*)|[-+]?0x_*[0-9a-fA-F][0-9a-fA-F_]*|[-+]?[1-9][0-9_]*(?::[0-5]?[0-9])+)$/,
  (text) => new JavaInteger(readInteger(text))
);

const float = scalar(
  'float',
  /^(?:[-+]?[0-9][0-9_]*\.[0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*[eE][-+]?[0-9]+|[-+]?\.[0-9][0-9_]*(?:[eE][-+]?[0-9]+)?|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/,
  (text) => new JavaDouble(readDouble(text))
);

const nothing = scalar('null', /^(?:~|null|Null|NULL| |)$/, () => null);

const timestamp = scalar(
  'timestamp',
  /^(?:\d{4}-\d\d-\d\d|\d{4}-\d\d?-\d\d?(?:[Tt]|[ \t]+)\d\d?:\d\d:\d\d(?:\.\d*)?(?:[ \t]*(?:Z|[-+]\d\d?(?::\d\d)?))?)$/,
  readTimestamp
);

const binary: ScalarTag = {
  tag: 'tag:yaml.org,2002:binary',
  default: false,
  // Hunter has no use for bytes: their text keeps the document readable
  resolve: (text) => text,
};

export const SCALAR_TAGS: ScalarTag[] = [bool, int, float, nothing, timestamp, binary];

function readInteger(text: string): bigint {
  const digits = text.replace(/_/g, '').replace(/^[-+]/, '');
  const sign = text.startsWith('-') ? BigInt(-1) : BigInt(1);
  if (/^0[0-7]+$/.test(digits)) {
    return sign * BigInt(`0o${digits.slice(1)}`);
  }
  if (digits.includes(':')) {
    return sign * digits.split(':').reduce((sum, part) => sum * BigInt(60) + BigInt(part), BigInt(0));
  }
  return sign * BigInt(digits);
}

function readDouble(text: string): number {
  const digits = text.replace(/_/g, '').replace(/^[-+]/, '').toLowerCase();
  const sign = text.startsWith('-') ? -1 : 1;
  if (digits === '.inf') {
    return sign * Infinity;
  }
  if (digits === '.nan') {
    return NaN;
  }
  return (
    sign * (digits.includes(':') ? digits.split(':').reduce((sum, part) => sum * 60 + Number(part), 0) : Number(digits))
  );
}

function readTimestamp(text: string): Date {
  const [, year, month, day, hour = 0, minute = 0, second = 0, fraction = '', zone = 'Z'] =
    /^(\d+)-(\d+)-(\d+)(?:[Tt \t]+(\d+):(\d+):(\d+)(?:\.(\d*))?[ \t]*(Z|[-+][\d:]+)?)?$/.exec(text)!;
  const time = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute), Number(second));
  const [hours = 0, minutes = 0] = zone === 'Z' ? [] : zone.slice(1).split(':').map(Number);
  const offset = (zone.startsWith('-') ? -1 : 1) * (hours * 60 + minutes) * 60_000;
  return new Date(time - offset + Number(`0.${fraction || 0}`) * 1000);
}
