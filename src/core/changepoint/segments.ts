import type { Segment } from './change-point';

/** A segment with its place: values `[start, end)`. */
export interface PlacedSegment extends Segment {
  start: number;
  end: number;
  /** Change per run, if the level moves gradually; `mean` is then the level in the middle of the segment. */
  slope?: number;
}

/** Returns the segments between change points. `indexes` ascend; `length` is the number of values. */
export function placeSegments(
  length: number,
  indexes: number[],
  describe: (start: number, end: number) => Pick<Segment, 'mean' | 'std'>
): PlacedSegment[] {
  if (length === 0) {
    return [];
  }
  const cuts = [0, ...indexes, length];
  return cuts.slice(1).map((end, i) => {
    const start = cuts[i];
    return { start, end, n: end - start, ...describe(start, end) };
  });
}

/** Returns the level of a segment at value `index`: its mean, or the point on its line if it has a slope. */
export function levelAt({ start, end, mean, slope = 0 }: PlacedSegment, index: number): number {
  return mean + slope * (index - (start + end - 1) / 2);
}
