import type { Series } from '../core/series/series';

/**
 * Fewer points to draw where there are many more than pixels: of each stretch the least and the greatest, so that the
 * line looks the same. Only for drawing; analysis has seen all points, and marks stay where they are.
 *
 * @param room how many points can be told apart on the screen
 * @param keep indexes of points that stay in any case, such as those of changes
 */
export function thinSeries(series: Series, room: number, keep: number[] = []): Series {
  const { times, values } = series;
  const n = times.length;
  if (n <= room) {
    return series;
  }
  const stretches = Math.max(1, Math.floor(room / 2));
  const kept = new Uint8Array(n);
  [0, n - 1, ...keep].forEach((i) => (kept[i] = 1));
  for (let s = 0; s < stretches; s++) {
    const [start, end] = [Math.floor((s * n) / stretches), Math.floor(((s + 1) * n) / stretches)];
    let [least, greatest] = [start, start];
    for (let i = start + 1; i < end; i++) {
      least = values[i] < values[least] ? i : least;
      greatest = values[i] > values[greatest] ? i : greatest;
    }
    kept[least] = kept[greatest] = 1;
  }
  const indexes = times.map((_, i) => i).filter((i) => kept[i] === 1);
  return {
    ...series,
    times: Float64Array.from(indexes, (i) => times[i]),
    values: Float64Array.from(indexes, (i) => values[i]),
    ...(series.runs && { runs: Array.from(indexes, (i) => series.runs![i]) }),
  };
}
