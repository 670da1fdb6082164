/** A stretch of points between two change points. */
export interface Segment {
  mean: number;
  /** Standard deviation of the population (divided by n), as Otava reports it. */
  std: number;
  n: number;
}

/** The point where a series starts to differ consistently from what was before. */
export interface ChangePoint {
  /** Index of the first value at the new level, in the values given to the detector. Never 0. */
  index: number;
  /** p-value, 0..1: small when the difference is unlikely to be chance. NaN without any variance or difference. */
  pValue: number;
  before: Segment;
  after: Segment;
  /**
   * `after.mean / before.mean - 1`. With the method `robust`, a rise is positive even from a negative level, and the
   * value is NaN from a level of 0. With `otava` it is what Otava reports: a negative level flips the sign, and a level
   * of 0 gives 0.
   */
  relativeChange: number;
  /** The larger of |after/before - 1| and |before/after - 1|. */
  magnitude: number;
  kind: ChangeKind;
  /** 95 % confidence interval of `after.mean - before.mean`, in the series' unit. Only set by the method `robust`. */
  absoluteInterval?: Interval;
  /** `absoluteInterval` as a share of `before.mean`; missing if that is 0. Only set by the method `robust`. */
  relativeInterval?: Interval;
  /** `after.mean - before.mean` in standard deviations of the noise. Only set by the method `robust`. */
  effectSize?: number;
  /** Change of the level per run, in the series' unit. Only set for a gradual change. */
  slope?: number;
  /** Indexes [start, end) of the values over which the level moves. Only set for a gradual change. */
  span?: { start: number; end: number };
  /** Index of the value that was the last one when the change was first reported. Only set by the method `robust`. */
  reportedAt?: number;
  /**
   * How much the change stands out in a chart: the difference of the levels in pooled standard deviations of the segments
   * beside it (of a gradual change: around its line); less where it is below a tenth of the distance between the smallest
   * and the largest value of the series, down to half. Only set by the method `robust`.
   */
  prominence?: number;
  /** True if the prominence is below the option `minProminence`: significant, but hardly visible in a chart. */
  subtle?: true;
  /** True where the series goes back to a level of before, as it does again and again: see `Detection.switching`. */
  isSwitch?: true;
}

/**
 * `step`: the level jumps from one run to the next. `gradual`: it drifts over many runs. `unconfirmed`: only the last
 * run deviates; the next run shows whether it was a spike.
 */
export type ChangeKind = 'step' | 'gradual' | 'unconfirmed';

export interface Interval {
  low: number;
  high: number;
}

/** True unless the change rests on the last run alone. */
export const isConfirmed = ({ kind }: Pick<ChangePoint, 'kind'>): boolean => kind !== 'unconfirmed';

/** True for a change that a person would look at: not subtle, and no switch back to a level of before. */
export const standsOut = ({ subtle, isSwitch }: Pick<ChangePoint, 'subtle' | 'isSwitch'>): boolean =>
  !subtle && !isSwitch;
