// The programming interface of the npm package. docs/command-line.md and packages/hunter/README.md describe it.
import type { Detection, DetectOptions } from '../../core/changepoint/detection';
import { loadDetector } from '../../core/changepoint/detector';
import { completeDetection, type DetectionOptions } from '../../core/changepoint/options';
import { HunterError } from '../../core/errors';
import { analyseMany, type Analysis } from '../../core/query/analyse';
import type { MetricRule } from '../../core/query/model';
import { isTime, type Series } from '../../core/series/series';
import type { TestRun } from '../../core/series/test-run';

export type { ChangeKind, ChangePoint, Interval, Segment } from '../../core/changepoint/change-point';
export type { Detection, DetectOptions, Noise, Remark } from '../../core/changepoint/detection';
export type { PlacedSegment } from '../../core/changepoint/segments';
export type { SeriesChange, Verdict } from '../../core/query/judge';
export type { Analysis, DetectionOptions, MetricRule, TestRun };
export { HunterError };

/** Values of runs, in order of time. null, undefined and NaN are missing values. */
export type Values = ArrayLike<number | null | undefined>;

/** A series to analyse. */
export interface SeriesInput {
  /** The name tells which way is better, unless a rule does. */
  name: string;
  /** Time of each run, ms since 1970, ascending. */
  times: ArrayLike<number>;
  /** One value for each time. */
  values: Values;
  /** The run behind each point, as many as `times`. */
  runs?: Array<TestRun | undefined>;
  labels?: Record<string, string>;
}

export interface AnalyseOptions extends Partial<DetectionOptions> {
  /** Which way is better, for metrics whose name does not tell. The first match wins. */
  metrics?: MetricRule[];
}

/**
 * Finds the change points of one series.
 *
 * @throws HunterError naming the option or the value that cannot be used
 */
export async function detect(values: Values, options: Partial<DetectOptions> = {}): Promise<Detection> {
  const detector = await loadDetector();
  return detector.detect(numbersOf(values, 'values'), { ...options, ...completeDetection(options) });
}

/**
 * Finds the change points of several series, with their times, runs and verdicts. Answers in the order of the input.
 *
 * @throws HunterError naming the option or the series that cannot be used
 */
export async function analyse(all: SeriesInput[], options: AnalyseOptions = {}): Promise<Analysis[]> {
  const { metrics, ...detection } = options;
  const detector = await loadDetector();
  return analyseMany(all.map(seriesOf), { detection: completeDetection(detection), metrics }, detector);
}

function seriesOf({ name, times, values, runs, labels = {} }: SeriesInput): Series {
  const at = numbersOf(times, `times of "${name}"`);
  const wrong = at.findIndex((time, i) => !isTime(time) || time < at[i - 1]);
  if (wrong >= 0) {
    throw new HunterError(
      'input',
      `The times of "${name}" must be ms since 1970 that ascend: the one at position ${wrong} is ${String(times[wrong])}.`
    );
  }
  for (const [what, list] of Object.entries({ values, runs: runs ?? times })) {
    if (list.length !== at.length) {
      throw new HunterError('input', `"${name}" has ${at.length} times and ${list.length} ${what}: as many are due.`);
    }
  }
  return { name, target: name, labels, times: at, values: numbersOf(values, `values of "${name}"`), runs };
}

function numbersOf(list: Values, what: string): Float64Array {
  return Float64Array.from({ length: list.length }, (_, i) => {
    const value = list[i] ?? NaN;
    if (typeof value !== 'number') {
      throw new HunterError('input', `The ${what} hold ${JSON.stringify(value)} at position ${i}: a number is due.`);
    }
    return value;
  });
}
