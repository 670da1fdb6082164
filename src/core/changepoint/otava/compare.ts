import type { ChangePoint, Segment } from '../change-point';
import { studentTwoSided } from './student-t';
import { meanAndStd } from './sums';

/** The two sides of a possible change point, and the chance that they do not differ. */
export interface Comparison {
  before: Segment;
  after: Segment;
  pValue: number;
}

/**
 * Student's t-test of `values[start..middle)` against `values[middle..end)`, as Otava does it: with the population's
 * deviation in place of the sample's, which makes p too small for short segments. NaN when both sides are constant and
 * equal, 0 when they are constant and differ.
 */
export function compare(values: Float64Array, start: number, middle: number, end: number): Comparison {
  const before: Segment = { ...meanAndStd(values, start, middle), n: middle - start };
  const after: Segment = { ...meanAndStd(values, middle, end), n: end - middle };
  return { before, after, pValue: tTest(before, after) };
}

function tTest(a: Segment, b: Segment): number {
  if (a.n + b.n === 2) {
    return 1;
  }
  const df = a.n + b.n - 2;
  const variance = ((a.n - 1) * (a.std * a.std) + (b.n - 1) * (b.std * b.std)) / df;
  return studentTwoSided((a.mean - b.mean) / Math.sqrt(variance * (1 / a.n + 1 / b.n)), df);
}

/** `after / before - 1`; 0 from a mean of 0. */
function forwardChange({ before, after }: Comparison): number {
  return before.mean === 0 ? 0 : after.mean / before.mean - 1;
}

/** `before / after - 1`; 0 from a mean of 0. */
function backwardChange({ before, after }: Comparison): number {
  return after.mean === 0 ? 0 : before.mean / after.mean - 1;
}

/** The larger of both changes, so that doubling and halving weigh the same. */
export function magnitudeOf(comparison: Comparison): number {
  const forward = Math.abs(forwardChange(comparison));
  const backward = Math.abs(backwardChange(comparison));
  // Python's max(a, b) is b only if b > a: that decides where one is NaN
  return backward > forward ? backward : forward;
}

/** A comparison as everyone sees it. */
export function toChangePoint(index: number, comparison: Comparison): ChangePoint {
  const { before, after, pValue } = comparison;
  return {
    index,
    pValue,
    before,
    after,
    relativeChange: forwardChange(comparison),
    magnitude: magnitudeOf(comparison),
    kind: 'step',
  };
}
