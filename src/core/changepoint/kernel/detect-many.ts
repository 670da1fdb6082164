import type { ManyControl, ManyOptions, OneOfMany } from '../detection';
import type { DetectionCache } from '../detection-cache';
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
  cache: DetectionCache,
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
        const detection = known ?? run!.result();
        found.push({ index, detection });
        cache.keep(values, own, detection);
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
