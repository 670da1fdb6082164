import { RecentlyUsed } from '../recently-used';
import type { DetectOptions, Detection } from './detection';

/** Points of the series that are kept, at most: 16 MB with their times. */
const MOST_POINTS = 1_000_000;

/** A store of detections, in which they are looked for and kept. */
export type DetectionStore = Pick<DetectionCache, 'find' | 'keep'>;

/** A store that keeps nothing. */
export const NO_STORE: DetectionStore = { find: () => undefined, keep: () => undefined };

interface Entry {
  values: Float64Array;
  times?: Float64Array;
  detection: Detection;
}

/**
 * The latest detections, so that a dashboard that is refreshed while no test has run, or shows a series in several panels,
 * finds its change points at once. Values and times are compared one by one: a result is never that of another series.
 * The least recently used ones are forgotten.
 */
export class DetectionCache {
  private readonly entries = new RecentlyUsed<Entry>(MOST_POINTS, ({ values }) => values.length);

  /** Returns the detection of these very values, times and options; undefined where it is not known. It is shared. */
  find(values: Float64Array, options: DetectOptions): Detection | undefined {
    const entry = this.entries.find(keyOf(values, options));
    const isIt = entry && areSame(entry.values, values) && areSame(entry.times, options.times);
    return isIt ? entry.detection : undefined;
  }

  /** Keeps a detection. The arrays must not change from now on. */
  keep(values: Float64Array, options: DetectOptions, detection: Detection): void {
    this.entries.keep(keyOf(values, options), { values, times: options.times, detection });
  }
}

/** Series of the same options, length and some values share an entry: the latest one has it. */
function keyOf(values: Float64Array, { times, ...options }: DetectOptions): string {
  const n = values.length;
  const some = [values[0], values[n >> 2], values[n >> 1], values[n - (n >> 2) - 1], values[n - 1]];
  return [JSON.stringify(options), n, ...some, times?.[0], times?.[n - 1]].join(' ');
}

/** Are all numbers the same, NaN too? */
function areSame(some: Float64Array | undefined, others: Float64Array | undefined): boolean {
  if (some === others) {
    return true;
  }
  if (some?.length !== others?.length) {
    return false;
  }
  for (let i = 0; i < some!.length; i++) {
    if (!Object.is(some![i], others![i])) {
      return false;
    }
  }
  return true;
}
