import type { Segment } from './change-point';
import { meanAndStd } from './otava/sums';

/** A segment with its place: values `[start, end)`. */
export interface PlacedSegment extends Segment {
  start: number;
  end: number;
}

/** The segments that ascending change point indexes cut `values` (without missing ones) into. None for no values. */
export function segmentsOf(values: Float64Array, indexes: number[]): PlacedSegment[] {
  if (values.length === 0) {
    return [];
  }
  const cuts = [0, ...indexes, values.length];
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i];
    return { start, end, n: end - start, ...meanAndStd(values, start, end) };
  });
}
