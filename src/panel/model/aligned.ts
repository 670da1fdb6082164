import { findGaps } from '../../core/series/find-gaps';
import { sameTimes } from '../../core/series/series';

/** uPlot's data: times, then per series a value, `null` where its line breaks, `undefined` where it has no point. */
export type Aligned = [times: Numbers, ...values: Array<Numbers | Array<number | null | undefined>>];

type Numbers = number[] | Float64Array;

/** The points of a series, in order of time. */
export interface Line {
  times: Float64Array;
  values: Float64Array;
}

/**
 * Puts lines on one time axis. A line goes on over times that only others have, and breaks where runs are missing: an
 * extra time is put in there.
 */
export function alignLines(lines: Line[]): Aligned {
  return haveSameTimes(lines) ? alignSame(lines) : alignMixed(lines);
}

/** Metrics of one test have the same runs. */
function haveSameTimes([first, ...others]: Line[]): boolean {
  return others.every(({ times }) => times === first.times || sameTimes(times, first.times));
}

function alignSame(lines: Line[]): Aligned {
  const own = lines[0]?.times ?? new Float64Array();
  const gaps = findGaps(own);
  const times = withBreaks(own, gaps, (i) => (own[i - 1] + own[i]) / 2);
  return [times, ...lines.map(({ values }) => withBreaks(values, gaps, () => null))];
}

/** The points, with what stands in a gap before each point that follows one. */
function withBreaks<T>(points: Float64Array, gaps: number[], at: (i: number) => T): Float64Array | Array<number | T> {
  if (gaps.length === 0) {
    return points;
  }
  const parts = gaps.flatMap((gap, g): Array<number | T> => [...points.subarray(gaps[g - 1] ?? 0, gap), at(gap)]);
  return [...parts, ...points.subarray(gaps.at(-1))];
}

function alignMixed(lines: Line[]): Aligned {
  const breaks = lines.map(({ times }) => findGaps(times).map((i) => (times[i - 1] + times[i]) / 2));
  const times = union([...lines.map((line) => line.times), ...breaks]);
  return [times, ...lines.map((line, l) => columnOf(line, breaks[l], times))];
}

/** All times of some lists, ascending, each once. */
function union(lists: Array<ArrayLike<number>>): number[] {
  const all = new Float64Array(lists.reduce((sum, { length }) => sum + length, 0));
  let n = 0;
  lists.forEach((list) => {
    all.set(list, n);
    n += list.length;
  });
  all.sort();
  return Array.from(all.filter((time, i) => i === 0 || time !== all[i - 1]));
}

/** The values of a line at all times, of which its own and its breaks are some. */
function columnOf(line: Line, breaks: number[], times: number[]): Array<number | null | undefined> {
  const column = new Array<number | null | undefined>(times.length).fill(undefined);
  let point = 0;
  let gap = 0;
  for (let i = 0; i < times.length; i++) {
    if (times[i] === breaks[gap]) {
      column[i] = null;
      gap++;
    }
    // of points of the same time, the last one counts
    while (line.times[point] === times[i]) {
      column[i] = line.values[point++];
    }
  }
  return column;
}
