import type { Detection, DetectOptions } from '../detection';
import { DEFAULT_MIN_PROMINENCE } from '../options';
import type { Kernel } from './kernel';
import { readDetection } from './robust-result';

const ALL = 0x7fffffff;
/** Values a slice reads before it looks at the clock: some milliseconds. */
const SLICE = 10_000;

/** One run of the `robust` method, at once or bit by bit. */
export class RobustRun {
  constructor(
    private readonly kernel: Kernel,
    private readonly values: Float64Array,
    { maxPValue, minMagnitude, minProminence = DEFAULT_MIN_PROMINENCE, times }: DetectOptions
  ) {
    const { exports } = kernel;
    kernel.write(values);
    this.guarded(() => exports.robustBegin(maxPValue, minMagnitude, minProminence));
    writeTimes(kernel, times);
    this.guarded(() => exports.robustTake());
  }

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

  private guarded<T>(work: () => T): T {
    return this.kernel.enoughMemory(this.values.length, work);
  }
}

/** Hands over when the values were measured: the kernel makes weekdays of it. */
export function writeTimes({ exports }: Kernel, times?: ArrayLike<number>): void {
  if (times) {
    // first of all: memory may move
    const at = exports.robustTimes();
    new Float64Array(exports.memory.buffer, at, times.length).set(times);
  }
}
