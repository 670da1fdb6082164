import type { ChangePoint } from './change-point';
import type { DetectionOptions } from './options';
import type { PlacedSegment } from './segments';
import type { Switching } from './switching';

/** The result of detection on one series. */
export interface Detection {
  /** Ascending. */
  points: ChangePoint[];
  /** The stretches between change points. A missing value counts as the value before it. */
  segments: PlacedSegment[];
  /** With the option `weak`: the points of Otava's first pass, before uncertain and small ones are dropped. */
  weak?: ChangePoint[];
  /** The noise around the level. Only set by the method `robust`, and not for a series that is too short. */
  noise?: Noise;
  /** The reason why nothing is reported, or only jumps, if that is not for lack of changes. */
  remark?: Remark;
  /** Set if the series goes to and fro between the same levels: these, and since when. Only set by the method `robust`. */
  switching?: Switching;
}

export interface Noise {
  /** Standard deviation around the level, in the series' unit; outliers count little. */
  std: number;
  /** Correlation of a run with the next one (lag 1), 0..1. */
  autocorrelation: number;
  /** Offset of each weekday from the level, Thursday first, as 1970-01-01 was one. Only set if there is a pattern. */
  weekdays?: number[];
}

/** `noStableLevel`: the series wanders, so that only jumps beyond that stand out. `tooShort`: too few values to judge. */
export type Remark = 'noStableLevel' | 'tooShort';

export interface DetectOptions extends DetectionOptions {
  /** Report Otava's own statistics, even those of segments that its later passes merged. */
  referenceStatistics?: boolean;
  weak?: boolean;
  /** Time of each run, ms since 1970, as many as values: for weekday patterns. One run a day is assumed if missing. */
  times?: Float64Array;
  /** Continue from known change points after points were added, as Otava does. May differ from a full run. */
  incremental?: { oldChangePoints: number[]; newPoints: number };
}

/** Finds the change points of a series. The shells hand an implementation to the core. */
export interface Detector {
  /**
   * Finds the change points of `values`, one per run, in order of time. NaN and ±Infinity count as missing: `robust`
   * skips them, `otava` replaces each with the value before it, as Otava does with nulls.
   *
   * @throws HunterError when an option cannot be used or there are too many values
   */
  detect(values: Float64Array, options: DetectOptions): Detection;
}

/** A series that grows. Its change points always equal those of a full run over all values so far. */
export interface History {
  /** Adds values. `times`, ms since 1970, as many as values, are optional and only used by the method `robust`. */
  append(values: ArrayLike<number>, times?: ArrayLike<number>): void;
  changePoints(): Detection;
}

/** Finds the change points of many series without blocking the page. */
export interface ManyDetector {
  /**
   * Detects many series in slices of time, so that the page stays responsive. Yields the results of each slice. Ends
   * early if cancelled.
   */
  detectMany(series: Float64Array[], options: ManyOptions, control?: ManyControl): AsyncIterable<OneOfMany[]>;
}

/** A detector for one series and for many. */
export interface SlicedDetector extends Detector, ManyDetector {}

/** The options shared by all series, and the times of each. */
export interface ManyOptions extends Omit<DetectOptions, 'times'> {
  /** `times` of each series. */
  timesOfEach?: Float64Array[];
}

export interface ManyControl {
  signal?: AbortSignal;
  /** Length of a slice, ms, after which other tasks run. Browsers call a task long if it takes more than 50 ms. */
  sliceMs?: number;
  /** Keep the results for the next time that the same values come. True by default. */
  keep?: boolean;
}

/** The result for one of many series. */
export interface OneOfMany {
  /** Index of the series in the list. */
  index: number;
  detection: Detection;
}
