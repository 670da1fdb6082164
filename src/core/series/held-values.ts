import type { Series } from './series';

/** Fewest blocks of equal values from which the usual length of a block is determined. */
const LEAST_BLOCKS = 8;
/** Shortest usual length of a block, in points. Shorter blocks also occur by chance, in rounded results. */
const LEAST_LENGTH = 3;
/** Share of the blocks that must have the usual length. */
const USUAL = 0.8;

interface Block {
  start: number;
  length: number;
}

/**
 * Reduces a series to one point per result, if the server repeats each result until the next one. Prometheus does so in
 * range queries: with a step of 15 minutes, a nightly result comes 96 times, and a detector would see each result as a
 * separate level. Such a series is recognised by blocks of equal values that nearly all have the same length. Series
 * with blocks of other lengths, such as counts that are often 0, are not changed.
 */
export function withoutHeldValues<T extends Pick<Series, 'times' | 'values'>>(series: T): T {
  // nearly all series end here, also in the backend's interpreter: blocks of three or so repeat far more
  if (repeatsIn(series.values) < series.values.length / 3) {
    return series;
  }
  const blocks = blocksOf(series.values);
  const usual = usualLength(blocks);
  if (usual === undefined) {
    return series;
  }
  const kept = blocks.flatMap(({ start, length }) =>
    Array.from({ length: Math.max(1, Math.round(length / usual)) }, (_, i) => start + i * usual)
  );
  return {
    ...series,
    times: Float64Array.from(kept, (i) => series.times[i]),
    values: Float64Array.from(kept, (i) => series.values[i]),
  };
}

/** Number of values that are the same as the one before. */
function repeatsIn(values: Float64Array): number {
  let repeats = 0;
  for (let i = 1; i < values.length; i++) {
    repeats += values[i] === values[i - 1] ? 1 : 0;
  }
  return repeats;
}

function blocksOf(values: Float64Array): Block[] {
  const blocks: Block[] = [];
  for (let i = 0; i < values.length; i++) {
    if (i > 0 && values[i] === values[i - 1]) {
      blocks[blocks.length - 1].length++;
    } else {
      blocks.push({ start: i, length: 1 });
    }
  }
  return blocks;
}

/** Returns the length of which nearly all blocks' lengths are a multiple, mostly 1; undefined if there is none. */
function usualLength(blocks: Block[]): number | undefined {
  // the first and the last may be cut off by the time range
  const lengths = blocks.slice(1, -1).map(({ length }) => length);
  if (lengths.length < LEAST_BLOCKS) {
    return undefined;
  }
  const median = [...lengths].sort((a, b) => a - b)[lengths.length >> 1];
  const isUsual = (length: number) => {
    const times = Math.round(length / median);
    return times >= 1 && Math.abs(length - times * median) <= Math.max(1, 0.05 * length);
  };
  return median >= LEAST_LENGTH && lengths.filter(isUsual).length >= USUAL * lengths.length ? median : undefined;
}
