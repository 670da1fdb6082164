import type { ManyControl, ManyOptions, OneOfMany } from '../detection';
import type { Kernel } from './kernel';
import { pause } from './pause';
import { beginRun } from './run';

/** Analyses series after series in slices of time; a long one takes many slices. Ends early when cancelled. */
export async function* detectMany(
  kernel: Kernel,
  series: Float64Array[],
  { timesOfEach, ...options }: ManyOptions,
  { signal, sliceMs = 25 }: ManyControl = {}
): AsyncGenerator<OneOfMany[]> {
  const now = () => performance.now();
  let until = now() + sliceMs;
  let found: OneOfMany[] = [];
  for (let index = 0; index < series.length; index++) {
    const run = beginRun(kernel, series[index], { ...options, times: timesOfEach?.[index] });
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
