import type { Interval } from './changepoint/change-point';
import { english, sayNumber } from './say';

/**
 * A number with about four digits, or with all before the point: `1,234`, `0.01235`, `3,150,000,000`. Always in English,
 * so that reports can be compared; `sayNumber` writes it in another language.
 */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) {
    return '–';
  }
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e15 || size < 1e-4)) {
    return value.toExponential(2);
  }
  const digits = size === 0 ? 0 : Math.max(0, 3 - Math.floor(Math.log10(size)));
  const [whole, fraction] = value.toFixed(Math.min(digits, 8)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = fraction?.replace(/0+$/, '');
  return rest ? `${grouped}.${rest}` : grouped;
}

/** A standard deviation as it is written beside a mean: to two digits, for few runs tell no more of it. */
export const roundSpread = (std: number) => Number(std.toPrecision(2));

/** `1 run`, `12 runs`. */
export function formatCount(n: number, one: string, many = `${one}s`): string {
  return `${n} ${n === 1 ? one : many}`;
}

/** A share as signed percentage: `+12.3 %`, `−4.1 %`, `×25` beyond a tenfold rise. */
export function formatChange(relative: number): string {
  if (!Number.isFinite(relative)) {
    return '–';
  }
  if (relative >= 10) {
    return `×${formatNumber(relative + 1)}`;
  }
  // a fall beyond all that is common, as from next to nothing: a hundred times it may be no number any more
  if (relative < -1e6) {
    return `×−${formatNumber(-relative)}`;
  }
  const percent = Math.abs(relative * 100);
  const digits = percent >= 100 ? 0 : percent >= 1 ? 1 : 2;
  const sign = relative > 0 ? '+' : relative < 0 ? '−' : '±';
  return `${sign}${percent.toFixed(digits)} %`;
}

/** A range of shares: `+2.1 … +4.3 %`. */
export function formatChangeRange({ low, high }: Interval): string {
  const [from, to] = [formatChange(low), formatChange(high)];
  return `${from.endsWith(' %') && to.endsWith(' %') ? from.slice(0, -2) : from} … ${to}`;
}

/** A number with its sign: `+12.35`, `−3`. */
export function formatSigned(value: number): string {
  if (!Number.isFinite(value)) {
    return '–';
  }
  return `${value > 0 ? '+' : value < 0 ? '−' : '±'}${formatNumber(Math.abs(value))}`;
}

/** An effect in standard deviations of the noise: `4.1 σ`, `12 σ`. */
export function formatEffect(size: number): string {
  return Number.isFinite(size) ? `${formatNumber(Number(Math.abs(size).toPrecision(2)))} σ` : '–';
}

/** The smallest p-value that is shown: models of noise are not exact enough to tell smaller ones apart. */
export const SMALLEST_P_VALUE = 1e-10;

/** A p-value: `0.023`, `1.2e-9`, `< 1e-10`; `unknown` for NaN and for null, which JSON has in its place. */
export function formatPValue(p: number, say = english): string {
  if (!Number.isFinite(p)) {
    return say('report.p-value.unknown', 'unknown');
  }
  if (p < SMALLEST_P_VALUE) {
    return '< 1e-10';
  }
  return sayNumber(p < 0.001 ? p.toExponential(1) : String(Number(p.toPrecision(2))), say);
}

/** A p-value with its name: `p = 0.023`, `p < 1e-10`. */
export function namePValue(p: number, say = english): string {
  const text = formatPValue(p, say);
  return text.startsWith('<') ? `p ${text}` : `p = ${text}`;
}

/** A p-value in words: how often chance alone would cause such a change. */
export function explainPValue(p: number, say = english): string {
  if (!Number.isFinite(p)) {
    return say('report.p-value.no-spread', 'How sure cannot be said: the values do not vary');
  }
  if (p < 1e-9) {
    return say(
      'report.p-value.certain',
      'Practically certain: chance alone would do this less than once in a billion times'
    );
  }
  if (p >= 0.5) {
    return say('report.p-value.chance', 'May well be chance');
  }
  const times = sayNumber(formatNumber(Number((1 / p).toPrecision(2))), say);
  if (p <= 0.001) {
    return say('report.p-value.very-sure', 'Very sure: chance alone would do this once in {{times}} times', { times });
  }
  return p <= 0.01
    ? say('report.p-value.sure', 'Sure: chance alone would do this once in {{times}} times', { times })
    : say('report.p-value.likely', 'Likely: chance alone would do this once in {{times}} times', { times });
}

/** A time in UTC, to the second. At midnight only the date: nightly runs are stored at the start of their day. */
export function formatTime(time: number): string {
  const text = new Date(time).toISOString();
  return text.slice(11, 19) === '00:00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}
