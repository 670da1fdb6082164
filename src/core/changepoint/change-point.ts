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
  /** `after.mean / before.mean - 1`; 0 from a baseline of 0, as in Otava. */
  relativeChange: number;
  /** The larger of |after/before - 1| and |before/after - 1|. */
  magnitude: number;
  kind: 'step';
}
