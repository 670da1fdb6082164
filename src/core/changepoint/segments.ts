import type { Segment } from './change-point';

/** A segment with its place: values `[start, end)`. */
export interface PlacedSegment extends Segment {
  start: number;
  end: number;
  /** What a run adds, where the level moves gradually; `mean` is then that of the middle. */
  slope?: number;
}

/** The segments that ascending change point indexes cut `length` values into. None for no values. */
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

/** The level of a segment at value `index`: its mean, or the point of its line where it moves. */
export function levelAt({ start, end, mean, slope = 0 }: PlacedSegment, index: number): number {
  return mean + slope * (index - (start + end - 1) / 2);
}
