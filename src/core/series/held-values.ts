import type { Series } from './series';

/** Fewer blocks of equal values than this say nothing of how long a value is usually held. */
const LEAST_BLOCKS = 8;
/** How many points a value is repeated at least, where it is held. Rounded results repeat now and then. */
const LEAST_LENGTH = 3;
/** Share of the blocks that must be of the usual length. */
const USUAL = 0.8;

interface Block {
  start: number;
  length: number;
}

/**
 * The series with one point for each result, where the server repeats a result until the next one, as Prometheus does in
 * range queries: a nightly result asked for every 15 minutes comes 96 times, and to a detector each would be a level of
 * its own. Recognised by blocks of equal values that nearly all have the same length; counts that stay at 0 for a while, or
 * settings that are changed now and then, have blocks of all lengths and stay as they are.
 */
export function withoutHeldValues<T extends Pick<Series, 'times' | 'values'>>(series: T): T {
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

/** The length that nearly all blocks have, or a multiple of it; undefined where there is none. */
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
