import { findGaps } from '../../core/series/gaps';

/** uPlot's data: times, then per series a value, `null` where its line breaks, `undefined` where it has no point. */
export type Aligned = [times: number[], ...values: Array<Array<number | null | undefined>>];

interface Line {
  times: Float64Array;
  values: Float64Array;
}

/**
 * Puts lines on one time axis. A line goes on over times that only others have, and breaks where runs are missing: an
 * extra time is put in there.
 */
export function alignLines(lines: Line[]): Aligned {
  const breaks = lines.map(({ times }) => findGaps(times).map((i) => (times[i - 1] + times[i]) / 2));
  const union = new Set<number>(breaks.flat());
  lines.forEach(({ times }) => times.forEach((time) => union.add(time)));
  const times = [...union].sort((a, b) => a - b);
  const position = new Map(times.map((time, i) => [time, i]));
  const columns = lines.map((line, l) => {
    const column = new Array<number | null | undefined>(times.length).fill(undefined);
    breaks[l].forEach((time) => (column[position.get(time)!] = null));
    line.times.forEach((time, i) => (column[position.get(time)!] = line.values[i]));
    return column;
  });
  return [times, ...columns];
}
