import type { DetectOptions, Detection } from './detection';

/** Points of the series that are kept, at most: 16 MB with their times. */
const MOST_POINTS = 1_000_000;

/** Where detections of before are looked for, and kept. */
export type DetectionStore = Pick<DetectionCache, 'find' | 'keep'>;

/** Keeps nothing. */
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
  private readonly entries = new Map<string, Entry>();
  private points = 0;

  /** Returns the detection of these very values, times and options; undefined where it is not known. It is shared. */
  find(values: Float64Array, options: DetectOptions): Detection | undefined {
    const key = keyOf(values, options);
    const entry = this.entries.get(key);
    if (!entry || !areSame(entry.values, values) || !areSame(entry.times, options.times)) {
      return undefined;
    }
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.detection;
  }

  /** Keeps a detection. The arrays must not change from now on. */
  keep(values: Float64Array, options: DetectOptions, detection: Detection): void {
    if (values.length > MOST_POINTS) {
      return;
    }
    const key = keyOf(values, options);
    this.forget(key);
    this.entries.set(key, { values, times: options.times, detection });
    this.points += values.length;
    for (const oldest of this.entries.keys()) {
      if (this.points <= MOST_POINTS) {
        return;
      }
      this.forget(oldest);
    }
  }

  private forget(key: string): void {
    this.points -= this.entries.get(key)?.values.length ?? 0;
    this.entries.delete(key);
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
