import { createHash } from 'node:crypto';

import type { Detection, ManyControl, ManyDetector, ManyOptions, OneOfMany } from '../../core/changepoint/detection';
import type { Entries } from './entries';

/** Fewer values are analysed sooner than read from a file. */
const WORTHWHILE = 1000;

/**
 * A detector that takes what it found before from the disk. The key holds everything that the result depends on: the
 * series and their times, bit by bit, the options and the version of the detector. So it never changes an answer.
 *
 * @param version of the detector and of what its results are stored in
 */
export function cachedDetector(detector: ManyDetector, entries: Entries, version: string): ManyDetector {
  return {
    async *detectMany(series, options, control): AsyncGenerator<OneOfMany[]> {
      const values = series.reduce((sum, { length }) => sum + length, 0);
      if (options.method === 'off' || values < WORTHWHILE) {
        return yield* detector.detectMany(series, options, control);
      }
      const key = keyOf(series, options, version);
      const known = entries.read(key);
      if (Array.isArray(known) && known.length === series.length) {
        return yield known.map((detection: Detection, index) => ({ index, detection }));
      }
      yield* kept(detector.detectMany(series, options, control), series.length, control, (found) =>
        entries.write(key, found)
      );
    },
  };
}

/** Hands results on, and all of them to `keep` when they are complete. */
async function* kept(
  slices: AsyncIterable<OneOfMany[]>,
  count: number,
  control: ManyControl | undefined,
  keep: (all: Detection[]) => void
): AsyncGenerator<OneOfMany[]> {
  const all: Detection[] = [];
  for await (const slice of slices) {
    slice.forEach(({ index, detection }) => (all[index] = detection));
    yield slice;
  }
  if (!control?.signal?.aborted && all.length === count) {
    keep(all);
  }
}

function keyOf(series: Float64Array[], { timesOfEach = [], ...options }: ManyOptions, version: string): string {
  const hash = createHash('sha256').update(JSON.stringify([version, options, series.length]));
  series.forEach((values, i) => {
    const times = timesOfEach[i];
    hash.update(JSON.stringify([values.length, times?.length]));
    hash.update(bytesOf(values));
    hash.update(bytesOf(times ?? EMPTY));
  });
  return hash.digest('hex');
}

const EMPTY = new Float64Array(0);

const bytesOf = ({ buffer, byteOffset, byteLength }: Float64Array) => new Uint8Array(buffer, byteOffset, byteLength);
