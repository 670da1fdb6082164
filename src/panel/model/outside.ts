import type { AbsoluteTimeRange } from '@grafana/data';

import type { TimeRange } from '../../core/series/series';
import type { ChartSeries } from './chart-series';

/** Room at both ends, as a share of the range. */
const MARGIN = 0.05;

/** The time range to look at where no run of any series is in the one shown; undefined where one is, or none is known. */
export function rangeOfRuns(series: ChartSeries[], { from, to }: TimeRange): AbsoluteTimeRange | undefined {
  const all = series.map(({ times }) => times).filter(({ length }) => length > 0);
  if (all.length === 0 || all.some((times) => times.some((time) => time >= from && time <= to))) {
    return undefined;
  }
  const first = Math.min(...all.map((times) => times[0]));
  const last = Math.max(...all.map((times) => times[times.length - 1]));
  const margin = Math.ceil((last - first) * MARGIN) || 60_000;
  return { from: first - margin, to: last + margin };
}

/** The time of the last run of all series, in the dashboard's time zone. */
export function whenLast(series: ChartSeries[]): string {
  const lastOf = ({ times }: ChartSeries) => times.at(-1) ?? -Infinity;
  const latest = series.reduce((a, b) => (lastOf(b) > lastOf(a) ? b : a));
  return latest.when(lastOf(latest));
}
