import type { Detection, DetectOptions, ManyControl, ManyOptions, OneOfMany } from '../detection';
import type { DetectionStore } from '../detection-cache';
import type { Kernel } from './kernel';
import { pause } from './pause';
import { beginRun } from './run';

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
    const known = cache.find(values, own);
    const run = known ? undefined : beginRun(kernel, values, own);
    for (let done = false; !done;) {
      done = run?.advance() ?? true;
      if (done) {
        found.push({ index, detection: known ?? keepResult(run!, values, own, cache) });
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

/** Returns the result of a run that is done, and keeps it for the next time that the same values come. */
function keepResult(
  run: ReturnType<typeof beginRun>,
  values: Float64Array,
  options: DetectOptions,
  cache: DetectionStore
): Detection {
  const detection = run.result();
  cache.keep(values, options, detection);
  return detection;
}
