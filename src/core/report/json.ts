import type { Noise, Remark } from '../changepoint/detection';
import type { Switching } from '../changepoint/switching';
import type { Analysis } from '../query/analyse';
import type { SeriesChange } from '../query/judge';

/** A series with its change points as programs read it; times in ms since 1970. */
export interface SeriesReport {
  series: string;
  labels: Record<string, string>;
  runs: number;
  /** Of the first and of the last run; null without runs. */
  from: number | null;
  to: number | null;
  changePoints: ChangeReport[];
  /** What the series does when nothing changes, where that is known. */
  noise?: Noise;
  /** Why nothing is reported, where that is not for lack of changes. */
  remark?: Remark;
  /** What the series goes to and fro between, and since when. */
  switching?: Switching;
}

type ChangeReport = Omit<SeriesChange, 'series'>;

/** Numbers are full; NaN becomes null in JSON. */
export function seriesReport({ series, changes, noise, remark, switching }: Analysis): SeriesReport {
  const { times } = series;
  return {
    series: series.name,
    labels: series.labels,
    runs: times.length,
    from: times[0] ?? null,
    to: times[times.length - 1] ?? null,
    changePoints: changes.map(({ series: _, ...change }) => change),
    ...(noise && { noise }),
    ...(remark && { remark }),
    ...(switching && { switching }),
  };
}
