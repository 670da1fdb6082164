import type { ChangePoint } from './change-point';
import type { DetectionOptions } from './options';
import type { PlacedSegment } from './segments';
import type { Switching } from './switching';

/** What is known of a series after detection. */
export interface Detection {
  /** Ascending. */
  points: ChangePoint[];
  /** What the change points cut the series into; missing values count as the value before them. */
  segments: PlacedSegment[];
  /** With the option `weak`: the points of Otava's first pass, before uncertain and small ones are dropped. */
  weak?: ChangePoint[];
  /** What the series does when nothing changes. Of `robust` only, and not of a series too short to tell. */
  noise?: Noise;
  /** Why nothing is reported, or only jumps, where that is not for lack of changes. */
  remark?: Remark;
  /** Where the series goes to and fro between the same levels, and between which. Of `robust` only. */
  switching?: Switching;
}

export interface Noise {
  /** Standard deviation around the level, in the series' unit; outliers count little. */
  std: number;
  /** Of one run with the next, 0..1. */
  autocorrelation: number;
  /** What each weekday adds to the level, Thursday first (1970 began with one), where there is such a pattern. */
  weekdays?: number[];
}

/** `noStableLevel`: the series wanders, so that only jumps beyond that stand out. `tooShort`: too few values to judge. */
export type Remark = 'noStableLevel' | 'tooShort';

export interface DetectOptions extends DetectionOptions {
  /** Otava's own statistics, also where they are of segments that no longer exist. */
  referenceStatistics?: boolean;
  weak?: boolean;
  /** When the runs were, ms since 1970, as many as values: for patterns by weekday. One run a day is assumed without. */
  times?: Float64Array;
  /** Go on as Otava does where change points are known and points were added: not the same as a full run. */
  incremental?: { oldChangePoints: number[]; newPoints: number };
}

/** Finds the change points of series. The core gets one from its shell, and does not care how it works. */
export interface Detector {
  /**
   * The change points of `values`, equally important runs in order. NaN and ±Infinity count as missing: `robust`
   * skips them, in `otava` they take the value before them, as Otava's nulls do.
   *
   * @throws HunterError when an option cannot be used or there are too many values
   */
  detect(values: Float64Array, options: DetectOptions): Detection;
}

/** A series that grows. What is found is at every time what a full run over all values so far would find. */
export interface History {
  /** `times` in ms, as many as values, if they are given at all. Of `robust` only. */
  append(values: ArrayLike<number>, times?: ArrayLike<number>): void;
  changePoints(): Detection;
}

/** Finds the change points of many series while others get their turn. */
export interface ManyDetector {
  /**
   * The same for many series, in slices of time, so that a page stays alive: gives what each slice has finished. Ends
   * early when cancelled.
   */
  detectMany(series: Float64Array[], options: ManyOptions, control?: ManyControl): AsyncIterable<OneOfMany[]>;
}

/** A detector that can do both. */
export interface SlicedDetector extends Detector, ManyDetector {}

/** The options of all series, and what differs between them. */
export interface ManyOptions extends Omit<DetectOptions, 'times'> {
  /** `times` of each series. */
  timesOfEach?: Float64Array[];
}

export interface ManyControl {
  signal?: AbortSignal;
  /** Time after which others get their turn, ms. Browsers call tasks of more than 50 ms long. */
  sliceMs?: number;
}

/** The result of one of many series. */
export interface OneOfMany {
  /** Of the series in the list. */
  index: number;
  detection: Detection;
}
