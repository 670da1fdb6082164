import type { Noise, Remark } from '../changepoint/detection';
import type { Switching } from '../changepoint/switching';
import type { Analysis } from '../query/analyse';
import type { SeriesChange } from '../query/judge';

/** A series with its change points as programs read it; times in ms since 1970. */
export interface SeriesReport {
  series: string;
  labels: Record<string, string>;
  runs: number;
  /** Time of the first run; null without runs. */
  from: number | null;
  /** Time of the last run; null without runs. */
  to: number | null;
  changePoints: ChangeReport[];
  /** The noise around the level, if the method estimates it. */
  noise?: Noise;
  /** The reason why the series could not be judged, if that is why no change is reported. */
  remark?: Remark;
  /** The levels that the series goes to and fro between, and since when. */
  switching?: Switching;
}

type ChangeReport = Omit<SeriesChange, 'series'>;

/** Makes the report of a series. Numbers are not rounded; `JSON.stringify` writes NaN as null. */
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
