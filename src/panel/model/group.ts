import type { PanelOptions } from '../types';
import type { ChartSeries } from './chart-series';

/** Levels within this factor are readable on one axis: a change of 10 % still shows. */
const SPAN = 5;
/** Values that are looked at for a series' level. */
const SAMPLE = 200;

/**
 * Series by the chart they are drawn in. Those that share one are of the same unit, and on levels not too far apart: a
 * benchmark's throughput and latency on one axis would both look flat.
 */
export function groupSeries(series: ChartSeries[], layout: PanelOptions['layout'] = 'auto'): ChartSeries[][] {
  switch (layout) {
    case 'overlay':
      return series.length > 0 ? [series] : [];
    case 'multiples':
      return series.map((one) => [one]);
    case 'auto':
      return byLevel(series);
  }
}

function byLevel(series: ChartSeries[]): ChartSeries[][] {
  const groups: Array<{ unit: string; low: number; high: number; members: ChartSeries[] }> = [];
  for (const one of series) {
    const level = levelOf(one.values);
    const group = groups.find(
      ({ unit, low, high }) => unit === one.unit && Math.max(high, level) <= SPAN * Math.min(low, level)
    );
    if (group) {
      group.members.push(one);
      group.low = Math.min(group.low, level);
      group.high = Math.max(group.high, level);
    } else {
      groups.push({ unit: one.unit, low: level, high: level, members: [one] });
    }
  }
  return groups.map(({ members }) => members);
}

/** About the median: a few hundred values tell where a series is. */
function levelOf(values: Float64Array): number {
  const step = Math.ceil(values.length / SAMPLE);
  const sorted = values
    .filter((_, i) => i % step === 0)
    .map(Math.abs)
    .sort();
  return sorted.length > 0 ? sorted[sorted.length >> 1] : 0;
}
