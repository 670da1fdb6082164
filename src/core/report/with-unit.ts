import { formatNumber, formatSigned } from '../format';

/** Names of one unit from the smallest to the largest, each with its size in the unit it is written with. */
type Scale = Array<[name: string, size: number]>;

const powers = (names: string[], base: number): Scale => names.map((name, i) => [name, base ** i]);

const BINARY = powers(['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'], 1024);
const DECIMAL = powers(['B', 'kB', 'MB', 'GB', 'TB', 'PB'], 1000);
const BITS = powers(['bit', 'kbit', 'Mbit', 'Gbit', 'Tbit'], 1000);
const TIME: Scale = [
  ['ns', 1],
  ['µs', 1e3],
  ['ms', 1e6],
  ['s', 1e9],
  ['min', 60e9],
  ['h', 3600e9],
];

/** The units that have larger and smaller ones: those of Grafana by their names there, and what people write. */
const UNITS: Record<string, [scale: Scale, size: number]> = {
  bytes: [BINARY, 1],
  B: [BINARY, 1],
  ...Object.fromEntries(BINARY.slice(1).map(([name, size]) => [name, [BINARY, size]])),
  ...Object.fromEntries(DECIMAL.slice(1).map(([name, size]) => [name, [DECIMAL, size]])),
  decbytes: [DECIMAL, 1],
  KB: [DECIMAL, 1e3],
  bits: [BITS, 1],
  decbits: [BITS, 1],
  ...Object.fromEntries(BITS.map(([name, size]) => [name, [BITS, size]])),
  ...Object.fromEntries(TIME.map(([name, size]) => [name, [TIME, size]])),
  us: [TIME, 1e3],
  m: [TIME, 60e9],
};

/** Units whose value people expect before a sign of one character. */
const WRITTEN: Record<string, string> = { percent: '%', short: '', none: '', reqps: 'req/s', ops: 'ops/s' };

/**
 * A number with its unit, in the size of unit that reads best: 3103113216 `bytes` is `2.89 GiB`, 1500 `ms` is `1.5 s`;
 * `12.35 ops/s`. Rates go with their unit: `bytes/s`. Without a unit, the number alone.
 */
export function formatWithUnit(value: number, unit?: string): string {
  return withUnit(value, unit, formatNumber);
}

/** As `formatWithUnit`, with the sign of a difference: `+2.89 GiB`. */
export function formatSignedWithUnit(value: number, unit?: string): string {
  return withUnit(value, unit, formatSigned);
}

function withUnit(value: number, unit: string | undefined, format: (value: number) => string): string {
  if (!unit || !Number.isFinite(value)) {
    return format(value);
  }
  const [, base, per] = /^(.*?)(\/s|ps)?$/s.exec(unit) as unknown as [string, string, string | undefined];
  const known = Object.hasOwn(UNITS, base) ? UNITS[base] : undefined;
  if (!known) {
    const name = Object.hasOwn(WRITTEN, unit) ? WRITTEN[unit] : unit;
    return name ? `${format(value)} ${name}` : format(value);
  }
  const [scale, size] = known;
  const amount = value * size;
  const fitting = scale.filter(([, one]) => Math.abs(amount) >= one).pop() ?? scale[0];
  const [name, divisor] = value === 0 ? (scale.find(([, one]) => one === size) ?? scale[0]) : fitting;
  return `${format(amount / divisor)} ${name}${per ? '/s' : ''}`;
}
