/** A number with about four digits: `1,234`, `0.01235`, `1.2e+9`. Fixed to English, so that reports compare. */
export function formatNumber(value: number): string {
  if (!Number.isFinite(value)) {
    return '–';
  }
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e9 || size < 1e-4)) {
    return value.toExponential(2);
  }
  const digits = size === 0 ? 0 : Math.max(0, 3 - Math.floor(Math.log10(size)));
  const [whole, fraction] = value.toFixed(Math.min(digits, 8)).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  const rest = fraction?.replace(/0+$/, '');
  return rest ? `${grouped}.${rest}` : grouped;
}

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
  const percent = Math.abs(relative * 100);
  const digits = percent >= 100 ? 0 : percent >= 1 ? 1 : 2;
  const sign = relative > 0 ? '+' : relative < 0 ? '−' : '±';
  return `${sign}${percent.toFixed(digits)} %`;
}

/** A p-value: `0.023`, `1.2e-9`, `< 1e-300`. */
export function formatPValue(p: number): string {
  if (Number.isNaN(p)) {
    return 'unknown';
  }
  if (p < 1e-300) {
    return '< 1e-300';
  }
  return p < 0.001 ? p.toExponential(1) : String(Number(p.toPrecision(2)));
}

/** A p-value in words: how often chance alone would do this. */
export function explainPValue(p: number): string {
  if (Number.isNaN(p)) {
    return 'How sure cannot be said: the values do not vary';
  }
  if (p < 1e-9) {
    return 'Practically certain: chance alone would do this less than once in a billion times';
  }
  if (p >= 0.5) {
    return 'May well be chance';
  }
  const once = Number((1 / p).toPrecision(2));
  const sure = p <= 0.001 ? 'Very sure' : p <= 0.01 ? 'Sure' : 'Likely';
  return `${sure}: chance alone would do this once in ${formatNumber(once)} times`;
}

/** A time in UTC to the second, without it when it is midnight: nightly runs are stored under their day. */
export function formatTime(time: number): string {
  const text = new Date(time).toISOString();
  return text.slice(11, 19) === '00:00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 19)}`;
}
