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
  /** What the changes cut the series into. */
  segments: PlacedSegment[];
  /** What the series does when nothing changes, where that is known. */
  noise?: Noise;
  /** Why nothing is reported, where that is not for lack of changes. */
  remark?: Remark;
  /** What the series goes to and fro between. */
  switching?: Switching;
}

/** What of a query the analysis depends on. */
export type AnalysisOptions = Pick<HunterQueryModel, 'detection' | 'metrics'>;

/** Finds the change points of a fetched series as the query asks. */
export function analyseSeries(series: Series, options: AnalysisOptions, detector: Detector): Analysis {
  return toAnalysis(series, detector.detect(series.values, { ...options.detection, times: series.times }), options);
}

/** The same for many series, in slices of time. What is left when cancelled is left out. */
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

/** What each slice of time has found, in the order of the series. */
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
