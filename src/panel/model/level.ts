import type { SeriesChange } from '../../core/query/judge';
import type { TimedSegment } from '../../frames/series-frame';

/** The level of a segment at its first run and at its last one, or at the run after it. */
export function levelsOf({ mean, n, slope = 0 }: TimedSegment, toNext: boolean): [start: number, end: number] {
  const half = (slope * (n - 1)) / 2;
  return [mean - half, mean + half + (toNext ? slope : 0)];
}

/** The level of the segment that a time lies in; undefined where there is none. */
export function levelAtTime(segments: TimedSegment[], time: number): number | undefined {
  const segment = segments.find(({ from, to }) => time >= from && time <= to);
  if (!segment) {
    return undefined;
  }
  const [start, end] = levelsOf(segment, false);
  const share = segment.to > segment.from ? (time - segment.from) / (segment.to - segment.from) : 0;
  return start + share * (end - start);
}

/** Time and level of a change's mark: at the change, or in the middle of the visible part of a drift. Undefined when it is out of view. */
export function markPlace(change: SeriesChange, segments: TimedSegment[], min: number, max: number) {
  const { spanTimes, time, after } = change;
  if (!spanTimes) {
    return time >= min && time <= max ? { time, level: after.mean } : undefined;
  }
  const [from, to] = [Math.max(spanTimes.from, min), Math.min(spanTimes.to, max)];
  if (from > to) {
    return undefined;
  }
  const middle = (from + to) / 2;
  const drifting = segments.filter(({ slope }) => slope !== undefined);
  return { time: middle, level: levelAtTime(drifting, middle) ?? after.mean, from, to };
}
