import type { Detection, Detector, ManyControl, Noise, Remark, ManyDetector } from '../changepoint/detection';
import type { PlacedSegment } from '../changepoint/segments';
import type { Switching } from '../changepoint/switching';
import type { Series } from '../series/series';
import { directionOf } from './direction';
import { judgeChanges, type SeriesChange } from './judge';
import type { HunterQueryModel } from './model';

/** A series with its change points, ascending in time. */
export interface Analysis {
  series: Series;
  changes: SeriesChange[];
  /** The stretches between the changes. */
  segments: PlacedSegment[];
  /** The noise around the level, if the method estimates it. */
  noise?: Noise;
  /** The reason why the series could not be judged, if that is why no change is reported. */
  remark?: Remark;
  /** Levels between which the series goes to and fro, where it does. */
  switching?: Switching;
}

/** The part of a query that affects the analysis. */
export type AnalysisOptions = Pick<HunterQueryModel, 'detection' | 'metrics'>;

/** Finds the change points of a series with the query's options. */
export function analyseSeries(series: Series, options: AnalysisOptions, detector: Detector): Analysis {
  return toAnalysis(series, detector.detect(series.values, { ...options.detection, times: series.times }), options);
}

/** Analyses many series in slices of time. If cancelled early, the rest is missing from the result. */
export async function analyseMany(
  all: Series[],
  options: AnalysisOptions,
  detector: ManyDetector,
  control?: ManyControl
): Promise<Analysis[]> {
  const analyses: Analysis[] = [];
  for await (const slice of analyseSlices(all, options, detector, control)) {
    analyses.push(...slice);
  }
  return analyses;
}

/** Analyses many series, and yields the analyses of each slice of time, in the order of the series. */
export async function* analyseSlices(
  all: Series[],
  options: AnalysisOptions,
  detector: ManyDetector,
  control?: ManyControl
): AsyncGenerator<Analysis[]> {
  const values = all.map((series) => series.values);
  const chosen = { ...options.detection, timesOfEach: all.map(({ times }) => times) };
  for await (const slice of detector.detectMany(values, chosen, control)) {
    yield slice.map(({ index, detection }) => toAnalysis(all[index], detection, options));
  }
}

function toAnalysis(series: Series, detection: Detection, { metrics }: AnalysisOptions): Analysis {
  const { points, segments, noise, remark, switching } = detection;
  const changes = points.length > 0 ? judgeChanges(series, points, directionOf(series.name, metrics)) : [];
  return {
    series,
    changes,
    segments,
    ...(noise && { noise }),
    ...(remark && { remark }),
    ...(switching && { switching }),
  };
}
