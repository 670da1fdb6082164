import { compare, magnitudeOf } from './compare';
import type { WeakPoint } from './split';

/**
 * Drops the least certain point until all are certain enough, then the smallest until all are large enough, comparing
 * the segments anew after each.
 *
 * Otava's bug is kept, because it decides on the list: after dropping the point at position i it compares anew the
 * points now at i and i + 1, though the segments of those at i - 1 and i have changed. So one point in six carries
 * statistics of a segment that no longer exists; see `trueStatistics`.
 */
export function merge(weak: WeakPoint[], values: Float64Array, maxPValue: number, minMagnitude: number): WeakPoint[] {
  const points = [...weak];
  while (points.length > 0) {
    let worst = positionOf(points, ({ comparison }) => comparison.pValue);
    if (points[worst].comparison.pValue < maxPValue) {
      worst = positionOf(points, ({ comparison }) => -magnitudeOf(comparison));
      if (magnitudeOf(points[worst].comparison) > minMagnitude) {
        return points;
      }
    }
    points.splice(worst, 1);
    for (const i of [worst, worst + 1]) {
      if (i < points.length) {
        points[i] = compareAt(points, i, values);
      }
    }
  }
  return points;
}

/** The same points with the statistics of the segments they really separate. */
export function trueStatistics(points: WeakPoint[], values: Float64Array): WeakPoint[] {
  return points.map((_, i) => compareAt(points, i, values));
}

function compareAt(points: WeakPoint[], i: number, values: Float64Array): WeakPoint {
  const { index } = points[i];
  const start = points[i - 1]?.index ?? 0;
  const end = points[i + 1]?.index ?? values.length;
  return { index, comparison: compare(values, start, index, end) };
}

/** Position of the first greatest. A NaN in first place wins, elsewhere it is passed over, as Python's comparisons do. */
function positionOf(points: WeakPoint[], size: (point: WeakPoint) => number): number {
  let greatest = 0;
  for (let i = 1; i < points.length; i++) {
    if (size(points[i]) > size(points[greatest])) {
      greatest = i;
    }
  }
  return greatest;
}
