/** A stretch of points between two change points. */
export interface Segment {
  mean: number;
  /** Standard deviation of the population (divided by n), as Otava reports it. */
  std: number;
  n: number;
}

/** The point where a series starts to differ consistently from what was before. */
export interface ChangePoint {
  /** Of the first value of the new level, in the values given to the detector: never 0. */
  index: number;
  /** The chance that the difference is one. NaN when it cannot be said (no variance and no difference). */
  pValue: number;
  before: Segment;
  after: Segment;
  /**
   * `after.mean / before.mean - 1`. Of `robust`, more is positive from a negative level too, and it is NaN from a level
   * of 0; of `otava`, it is what Otava says: the sign turns with a negative level, and 0 from a level of 0.
   */
  relativeChange: number;
  /** The larger of |after/before - 1| and |before/after - 1|. */
  magnitude: number;
  kind: ChangeKind;
  /** 95 % confidence interval of `after.mean - before.mean`, in the series' unit. Of `robust` only. */
  absoluteInterval?: Interval;
  /** The same as a share of `before.mean`; left out where that is 0. Of `robust` only. */
  relativeInterval?: Interval;
  /** `after.mean - before.mean` in standard deviations of the noise. Of `robust` only. */
  effectSize?: number;
  /** Of a gradual change: how much a run adds, in the series' unit. */
  slope?: number;
  /** Of a gradual change: the values [start, end) over which the level moves. */
  span?: { start: number; end: number };
  /** Index of the value with which the change was first reported, when the series had no later ones. Of `robust` only. */
  reportedAt?: number;
  /**
   * How much the change stands out: the difference of the levels beside it in their pooled standard deviation; of a
   * gradual change, in that around its line. Of `robust` only.
   */
  prominence?: number;
  /** True where it stands out by less than the option `minProminence`: certain, but hardly anybody would see it. */
  subtle?: true;
  /** True where the series goes back to a level of before, as it does again and again: see `Detection.switching`. */
  isSwitch?: true;
}

/**
 * `step`: another level from one run to the next. `gradual`: a drift over many runs. `unconfirmed`: only the last run is
 * off; the next one tells whether that was a spike.
 */
export type ChangeKind = 'step' | 'gradual' | 'unconfirmed';

export interface Interval {
  low: number;
  high: number;
}

/** True where the change is more than a last run that is off. */
export const isConfirmed = ({ kind }: Pick<ChangePoint, 'kind'>): boolean => kind !== 'unconfirmed';
