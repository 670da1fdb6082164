import { findCandidate, type Candidate } from './candidate';
import { compare, type Comparison } from './compare';

/** A change point with the comparison of its neighbouring segments. */
export interface WeakPoint {
  index: number;
  comparison: Comparison;
}

/**
 * The first pass is lenient, so that points which only show once their neighbours are known are not lost; the second
 * (`merge`) applies the user's p-value.
 */
export function firstPassPValue(maxPValue: number): number {
  if (maxPValue < 0.05) {
    return 10 * maxPValue;
  }
  return maxPValue < 0.5 ? 2 * maxPValue : maxPValue;
}

/**
 * Slides a window over the series and cuts it wherever it can; windows overlap by half, and start again at the last
 * change point found. Returns all points with statistics of their neighbours, ascending.
 */
export function split(values: Float64Array, windowLength: number, maxPValue: number): WeakPoint[] {
  const n = values.length;
  const step = windowLength >> 1;
  const found = new Set<number>();
  for (let start = 0; start < n;) {
    const points = cutWindow(values, start, Math.min(start + windowLength, n), maxPValue);
    points.forEach((index) => found.add(index));
    start = Math.max(points.length > 0 ? Math.max(...points) : 0, start + step);
  }
  const indexes = [...found].sort((a, b) => a - b);
  return indexes.map((index, i) => ({
    index,
    comparison: compare(values, indexes[i - 1] ?? 0, index, indexes[i + 1] ?? n),
  }));
}

interface Interval {
  start: number;
  end: number;
  candidate?: Candidate;
}

/** Cuts one window at its best candidate, again and again, until the best one is not significant. */
function cutWindow(values: Float64Array, from: number, to: number, maxPValue: number): number[] {
  const intervals: Interval[] = [{ start: 0, end: to - from }];
  const found: number[] = [];
  for (;;) {
    let best: Interval | undefined;
    for (const interval of intervals) {
      if (interval.end - interval.start < 2) {
        continue;
      }
      interval.candidate ??= findCandidate(values, from, interval.start, interval.end);
      if (!best || interval.candidate.q > best.candidate!.q) {
        best = interval;
      }
    }
    if (!best) {
      return found;
    }
    const { start, end } = best;
    const { index } = best.candidate!;
    // One failure ends the whole window, even if other intervals could be cut; NaN is not significant.
    if (!(compare(values, from + start, from + index, from + end).pValue <= maxPValue)) {
      return found;
    }
    found.push(from + index);
    intervals.splice(intervals.indexOf(best), 1, { start, end: index }, { start: index, end });
  }
}
