import { detectChangePoints } from '../changepoint/detect';
import { judgeChanges, type SeriesChange } from '../changepoint/judge';
import type { Series } from '../series/series';
import { directionOf } from './direction';
import type { HunterQueryModel } from './model';

/** A series with its change points, ascending in time. */
export interface Analysis {
  series: Series;
  changes: SeriesChange[];
}

/** Finds the change points of a fetched series as the query asks. */
export function analyseSeries(
  series: Series,
  { detection, metrics }: Pick<HunterQueryModel, 'detection' | 'metrics'>
): Analysis {
  const points = detectChangePoints(series.values, detection);
  return { series, changes: judgeChanges(series, points, directionOf(series.name, metrics)) };
}
