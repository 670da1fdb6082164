import type { Detection, Detector, ManyControl, Noise, Remark, ManyDetector } from '../changepoint/detection';
import type { DetectionOptions } from '../changepoint/options';
import type { PlacedSegment } from '../changepoint/segments';
import type { Switching } from '../changepoint/switching';
import type { Series } from '../series/series';
import { applyRules, type Ruled } from './apply-rules';
import { directionOf } from './direction';
import { judgeChanges, type SeriesChange } from './judge';
import type { Direction, HunterQueryModel } from './model';

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
export function analyseSeries(given: Series, options: AnalysisOptions, detector: Detector): Analysis {
  const { series, detection } = applyRules(given, options);
  return toAnalysis(series, detector.detect(series.values, { ...detection, times: series.times }), options);
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
  for (const { list, detection } of stretches(all.map((series) => applyRules(series, options)))) {
    const values = list.map((series) => series.values);
    const chosen = { ...detection, timesOfEach: list.map(({ times }) => times) };
    for await (const slice of detector.detectMany(values, chosen, control)) {
      yield slice.map(({ index, detection }) => toAnalysis(list[index], detection, options));
    }
  }
}

/** Joins neighbours with the same thresholds, because the detector takes one set of them for many series. */
function stretches(all: Ruled[]): Array<{ list: Series[]; detection: DetectionOptions }> {
  const result: Array<{ list: Series[]; detection: DetectionOptions; key: string }> = [];
  for (const { series, detection } of all) {
    const key = JSON.stringify(detection);
    const last = result[result.length - 1];
    if (last?.key === key) {
      last.list.push(series);
    } else {
      result.push({ list: [series], detection, key });
    }
  }
  return result;
}

/** The latest analysis of a series, with what it was made of. */
const MADE = new WeakMap<Series, { detection: Detection; direction: Direction; analysis: Analysis }>();

/** The analysis of a series: the very same one as before, where series, detection and direction are the same. */
function toAnalysis(series: Series, detection: Detection, { metrics }: AnalysisOptions): Analysis {
  const direction = directionOf(series.name, metrics);
  const before = MADE.get(series);
  if (before?.detection === detection && before.direction === direction) {
    return before.analysis;
  }
  const { points, segments, noise, remark, switching } = detection;
  const analysis = {
    series,
    changes: judgeChanges(series, points, direction),
    segments,
    ...(noise && { noise }),
    ...(remark && { remark }),
    ...(switching && { switching }),
  };
  MADE.set(series, { detection, direction, analysis });
  return analysis;
}
