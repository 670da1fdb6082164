import type { Detection, DetectOptions } from '../detection';
import { DEFAULT_MIN_PROMINENCE } from '../options';
import type { KeptRun, Kernel } from './kernel';
import { readDetection } from './robust-result';

const ALL = 0x7fffffff;
/** Values a slice reads before it looks at the clock: some milliseconds. */
const SLICE = 10_000;

/** One run of the `robust` method, at once or bit by bit. Made by `beginRobust` or `resumeRobust`. */
class RobustRun {
  constructor(
    private readonly kernel: Kernel,
    private readonly length: number
  ) {}

  advance(budget = SLICE): boolean {
    return this.guarded(() => this.kernel.exports.robustAdvance(budget)) !== 0;
  }

  finish(): Detection {
    this.advance(ALL);
    return this.result();
  }

  result(): Detection {
    return this.guarded(() => readDetection(this.kernel));
  }

  keep(old?: KeptRun): KeptRun {
    return this.kernel.keep(old);
  }

  private guarded<T>(work: () => T): T {
    return this.kernel.enoughMemory(this.length, work);
  }
}

/** Begins a run. */
export function beginRobust(kernel: Kernel, values: Float64Array, options: DetectOptions): RobustRun {
  const { maxPValue, minMagnitude, minProminence = DEFAULT_MIN_PROMINENCE, times } = options;
  const { exports } = kernel;
  kernel.write(values);
  kernel.enoughMemory(values.length, () => {
    exports.robustBegin(maxPValue, minMagnitude, minProminence);
    writeTimes(kernel, times);
    exports.robustTake();
  });
  return new RobustRun(kernel, values.length);
}

/** Goes on with a run over the first `from` values that was kept when it was done. */
export function resumeRobust(
  kernel: Kernel,
  kept: KeptRun,
  values: Float64Array,
  from: number,
  times?: Float64Array
): RobustRun {
  kernel.resume(kept);
  kernel.enoughMemory(values.length, () => takeMore(kernel, values.subarray(from), times?.subarray(from)));
  return new RobustRun(kernel, values.length);
}

/** Hands over more values of a run, and their times. */
export function takeMore(kernel: Kernel, values: ArrayLike<number>, times?: ArrayLike<number>): void {
  const { exports } = kernel;
  // first of all: memory may move
  const at = exports.robustMore(values.length);
  new Float64Array(exports.memory.buffer, at, values.length).set(values);
  writeTimes(kernel, times);
  exports.robustTake();
}

/** Hands over when the values were measured: the kernel makes weekdays of it. */
function writeTimes({ exports }: Kernel, times?: ArrayLike<number>): void {
  if (times) {
    // first of all: memory may move
    const at = exports.robustTimes();
    new Float64Array(exports.memory.buffer, at, times.length).set(times);
  }
}
