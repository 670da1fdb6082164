import { hashText, hashWords } from '../hash';
import { RecentlyUsed } from '../recently-used';
import type { DetectOptions, Detection } from './detection';
import type { KeptRun } from './kernel/kernel';

/** Most bytes that are kept: those of 200 series of 2,000 values that grow, or of five million values with their times. */
const MOST_BYTES = 80e6;

/** Most new values of a series that is known to have grown. */
const MOST_NEW = 16;

/** A store of detections, in which they are looked for and kept. */
export type DetectionStore = Pick<DetectionCache, 'find' | 'findBeginning' | 'keep'>;

/** A store that keeps nothing. */
export const NO_STORE: DetectionStore = {
  find: () => undefined,
  findBeginning: () => undefined,
  keep: () => undefined,
};

/** A detection that was kept. */
interface Entry {
  /** The options, without times. */
  options: string;
  values: Float64Array;
  times?: Float64Array;
  detection: Detection;
  /** Its run, for a series that was seen to grow. */
  kept?: KeptRun;
}

/**
 * The latest detections, so that a dashboard that is refreshed while no test has run, or shows a series in several panels,
 * finds its change points at once. Values and times are compared one by one: a result is never that of another series.
 * The least recently used ones are forgotten.
 */
export class DetectionCache {
  private readonly entries = new RecentlyUsed<Entry, number>(MOST_BYTES, sizeOf);

  /** Returns the detection of these very values, times and options; undefined where it is not known. It is shared. */
  find(values: Float64Array, options: DetectOptions): Detection | undefined {
    return this.entryOf(values, values.length, options.times, summaryOf(options))?.detection;
  }

  /** Returns what is known of all values but the last ones. */
  findBeginning(values: Float64Array, options: DetectOptions): Entry | undefined {
    const summary = summaryOf(options);
    for (let n = values.length - 1; n >= Math.max(1, values.length - MOST_NEW); n--) {
      const entry = this.entryOf(values, n, options.times, summary);
      if (entry) {
        return entry;
      }
    }
    return undefined;
  }

  /**
   * Keeps a detection. The arrays must not change from now on.
   *
   * @param beginning what was known of the first values, which is forgotten
   * @param kept the run, if the series was seen to grow
   */
  keep(values: Float64Array, options: DetectOptions, detection: Detection, beginning?: Entry, kept?: KeptRun): void {
    const { times } = options;
    const summary = summaryOf(options);
    if (beginning) {
      this.entries.forget(keyOf(beginning.values, beginning.values.length, beginning.times, summary));
    }
    const entry = { options: summary.text, values, times, detection, kept };
    this.entries.keep(keyOf(values, values.length, times, summary), entry);
  }

  /** Finds the entry of exactly the first `n` values. */
  private entryOf(values: Float64Array, n: number, times: Times, summary: Summary): Entry | undefined {
    const entry = this.entries.find(keyOf(values, n, times, summary));
    const isIt = entry?.options === summary.text && areSame(entry.values, values, n) && areSame(entry.times, times, n);
    return isIt ? entry : undefined;
  }
}

type Times = Float64Array | undefined;

const sizeOf = ({ values, times, kept }: Entry) =>
  values.byteLength + (times?.byteLength ?? 0) + (kept?.memory.byteLength ?? 0);

/** Options without times, as text and as a number. */
interface Summary {
  text: string;
  hash: number;
}

function summaryOf({ times, ...options }: DetectOptions): Summary {
  const text = JSON.stringify(options);
  return { text, hash: hashText(text) };
}

/** Numbers that make a key, and their bits. */
const some = new Float64Array(7);
const bits = new Uint32Array(some.buffer);

/** A hash of some of the first `n` values and times. Series that have the same share an entry: the latest one has it. */
function keyOf(values: Float64Array, n: number, times: Times, options: Summary): number {
  some.set([values[0], values[n >> 2], values[n >> 1], values[n - (n >> 2) - 1], values[n - 1]]);
  some.set(times && n > 0 ? [times[0], times[n - 1]] : [0, 0], 5);
  return hashWords(bits, options.hash ^ n);
}

/** Are the first `n` numbers of `all` those of `part`, NaN too? */
function areSame(part: Times, all: Times, n: number): boolean {
  if (part === undefined || all === undefined) {
    return part === all;
  }
  if (part.length !== n) {
    return false;
  }
  if (part === all) {
    return true;
  }
  for (let i = 0; i < n; i++) {
    if (!Object.is(part[i], all[i])) {
      return false;
    }
  }
  return true;
}
