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
  return sameTimes(lines) ? alignSame(lines) : alignMixed(lines);
}

/** Metrics of one test have the same runs. */
function sameTimes([first, ...others]: Line[]): boolean {
  return others.every(
    ({ times }) =>
      times === first.times ||
      (times.length === first.times.length && times.every((time, i) => time === first.times[i]))
  );
}

function alignSame(lines: Line[]): Aligned {
  const own = lines[0]?.times ?? new Float64Array();
  const gaps = new Set(findGaps(own));
  const times: number[] = [];
  const columns = lines.map((): Array<number | null> => []);
  for (let i = 0; i < own.length; i++) {
    if (gaps.has(i)) {
      times.push((own[i - 1] + own[i]) / 2);
      columns.forEach((column) => column.push(null));
    }
    times.push(own[i]);
    columns.forEach((column, l) => column.push(lines[l].values[i]));
  }
  return [times, ...columns];
}

function alignMixed(lines: Line[]): Aligned {
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
