import type { TimeRange } from '../../core/series/series';
import type { ChartSeries } from '../model/chart-series';
import { levelsOf } from '../model/level';

/** A small picture of a series, as SVG paths in a box of `width` × `height` px. */
export interface SparkPaths {
  points: string;
  /** The level of each segment in view, with the time it begins at. */
  levels: Array<{ path: string; from: number }>;
}

/** Room above and below, px, for the strokes. */
const MARGIN = 2;

export function sparkPaths(
  { times, values, segments }: Pick<ChartSeries, 'times' | 'values' | 'segments'>,
  { from, to }: TimeRange,
  width: number,
  height: number
): SparkPaths {
  const inView = segments.filter((segment) => segment.to >= from && segment.from <= to);
  let low = Infinity;
  let high = -Infinity;
  for (const value of values) {
    low = Math.min(low, value);
    high = Math.max(high, value);
  }
  const scale = high > low ? (height - 2 * MARGIN) / (high - low) : 0;
  const x = (time: number) => round(((time - from) / (to - from)) * width);
  // a constant series runs through the middle
  const y = (value: number) => (scale === 0 ? height / 2 : round(height - MARGIN - (value - low) * scale));
  const levels = inView.map((segment, i) => {
    const [start, end] = levelsOf(segment, false);
    const next = inView[i + 1]?.from ?? segment.to;
    return { path: `M${x(segment.from)} ${y(start)}L${x(next)} ${y(end)}`, from: segment.from };
  });
  return { points: line(times, values, x, y), levels };
}

const round = (px: number) => Math.round(px * 10) / 10;

/** A line with at most a low and a high point for each px. */
function line(times: Float64Array, values: Float64Array, x: (time: number) => number, y: (value: number) => number) {
  const steps: string[] = [];
  for (let i = 0; i < times.length;) {
    const column = Math.floor(x(times[i]));
    const first = i;
    let [low, high] = [i, i];
    for (; i < times.length && Math.floor(x(times[i])) === column; i++) {
      low = values[i] < values[low] ? i : low;
      high = values[i] > values[high] ? i : high;
    }
    const ends = i - first > 1 && low !== high ? [Math.min(low, high), Math.max(low, high)] : [first];
    ends.forEach((end) => steps.push(`${x(times[end])} ${y(values[end])}`));
  }
  return steps.length > 0 ? `M${steps.join('L')}` : '';
}
