import type { Series } from '../series/series';

const BARS = '▁▂▃▄▅▆▇█';

/**
 * Draws a series in one line of at most `width` characters, the oldest run first; `│` is before the first run of a
 * change. Where there are more runs than characters, one stands for the mean of several.
 */
export function sparkline(
  { values, times }: Pick<Series, 'values' | 'times'>,
  changes: number[],
  width: number
): string {
  const finite = values.filter(Number.isFinite);
  if (finite.length === 0 || width < 1) {
    return '';
  }
  const [low, high] = finite.reduce(
    ([min, max], one) => [Math.min(min, one), Math.max(max, one)],
    [Infinity, -Infinity]
  );
  const marks = changes.length;
  const count = Math.max(1, Math.min(values.length, width - marks));
  const startOf = (bar: number) => Math.round((bar * values.length) / count);
  return Array.from({ length: count }, (_, bar) => {
    const [from, to] = [startOf(bar), startOf(bar + 1)];
    const those = values.subarray(from, to).filter(Number.isFinite);
    const here = changes.filter((time) => time >= times[from] && (to >= times.length || time < times[to])).length;
    const mean = those.reduce((sum, one) => sum + one, 0) / those.length;
    return '│'.repeat(here) + (those.length === 0 ? ' ' : barOf(mean, low, high));
  }).join('');
}

const barOf = (value: number, low: number, high: number) =>
  BARS[high === low ? 3 : Math.min(7, Math.floor(((value - low) / (high - low)) * 8))];
