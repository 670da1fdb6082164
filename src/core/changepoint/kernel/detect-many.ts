import type { DetectOptions, ManyControl, ManyOptions, OneOfMany } from '../detection';
import type { DetectionStore } from '../detection-cache';
import type { Kernel } from './kernel';
import { pause } from './pause';
import { beginRun, type Run } from './run';

/**
 * Analyses series after series in slices of time; a long one takes many slices. What is in the cache is taken from it.
 * Ends early when cancelled.
 */
export async function* detectMany(
  kernel: Kernel,
  series: Float64Array[],
  { timesOfEach, ...options }: ManyOptions,
  cache: DetectionStore,
  { signal, sliceMs = 25 }: ManyControl = {}
): AsyncGenerator<OneOfMany[]> {
  const now = () => performance.now();
  let until = now() + sliceMs;
  let found: OneOfMany[] = [];
  for (let index = 0; index < series.length; index++) {
    const values = series[index];
    const own = { ...options, times: timesOfEach?.[index] };
    const run = cachedRun(kernel, values, own, cache);
    for (let done = false; !done;) {
      done = run.advance();
      if (done) {
        found.push({ index, detection: run.result() });
      }
      if (now() >= until) {
        if (found.length > 0) {
          yield found;
          found = [];
        }
        await pause();
        until = now() + sliceMs;
      }
      if (signal?.aborted) {
        return;
      }
    }
  }
  if (found.length > 0) {
    yield found;
  }
}

/** A run whose result is taken from the cache, or else kept there; one that goes on with what is known of the first values. */
function cachedRun(
  kernel: Kernel,
  values: Float64Array,
  options: DetectOptions,
  cache: DetectionStore
): Pick<Run, 'advance' | 'result'> {
  const known = cache.find(values, options);
  if (known) {
    return { advance: () => true, result: () => known };
  }
  const beginning = cache.findBeginning(values, options);
  const kept = beginning?.kept;
  const run = beginRun(kernel, values, options, kept && { length: beginning.values.length, kept });
  return {
    advance: () => run.advance(),
    result: () => {
      const detection = run.result();
      // a series that has grown once will grow again
      cache.keep(values, options, detection, beginning, beginning && run.keep?.(kept));
      return detection;
    },
  };
}
