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
  kept[0] = kept[n - 1] = 1;
  keep.forEach((i) => (kept[i] = 1));
  let start = 0;
  for (let s = 0; s < stretches; s++) {
    const end = Math.floor(((s + 1) * n) / stretches);
    keepExtremes(values, start, end, kept);
    start = end;
  }
  return pick(series, kept);
}

function keepExtremes(values: Float64Array, start: number, end: number, kept: Uint8Array): void {
  let least = start;
  let greatest = start;
  for (let i = start + 1; i < end; i++) {
    if (values[i] < values[least]) {
      least = i;
    }
    if (values[i] > values[greatest]) {
      greatest = i;
    }
  }
  kept[least] = kept[greatest] = 1;
}

/** The points of a series that are kept. */
function pick(series: Series, kept: Uint8Array): Series {
  const times = new Float64Array(kept.length);
  const values = new Float64Array(kept.length);
  let n = 0;
  for (let i = 0; i < kept.length; i++) {
    if (kept[i] === 1) {
      times[n] = series.times[i];
      values[n++] = series.values[i];
    }
  }
  return {
    ...series,
    times: times.subarray(0, n),
    values: values.subarray(0, n),
    ...(series.runs && { runs: series.runs.filter((_, i) => kept[i] === 1) }),
  };
}
