import type { Series } from './series';

/** Several series on one time axis. `values[s][t]` is NaN where series `s` has no point at `times[t]`. */
export interface Joined {
  times: Float64Array;
  values: Float64Array[];
}

/** Outer join by time: the union of all timestamps, ascending. */
export function joinSeries(series: Series[]): Joined {
  const union = new Set<number>();
  for (const { times } of series) {
    times.forEach((time) => union.add(time));
  }
  const times = Float64Array.from(union).sort();
  const position = new Map<number, number>();
  times.forEach((time, index) => position.set(time, index));
  const values = series.map((one) => {
    const column = new Float64Array(times.length).fill(NaN);
    one.times.forEach((time, index) => (column[position.get(time)!] = one.values[index]));
    return column;
  });
  return { times, values };
}
