import type { Detection, DetectOptions, History } from '../detection';
import { DEFAULT_MIN_PROMINENCE } from '../options';
import type { Kernel } from './kernel';
import { readDetection } from './robust-result';
import { takeMore } from './robust-run';

const ALL = 0x7fffffff;

/**
 * A series that grows, read value by value as a full run reads it. Appending costs the same however long the series is;
 * asking for the change points describes the segments, which is linear in the length but cheap. Has a kernel of its own.
 */
export class RobustHistory implements History {
  constructor(
    private readonly kernel: Kernel,
    { maxPValue, minMagnitude, minProminence = DEFAULT_MIN_PROMINENCE }: DetectOptions
  ) {
    kernel.write(new Float64Array(0));
    kernel.exports.robustBegin(maxPValue, minMagnitude, minProminence);
  }

  append(values: ArrayLike<number>, times?: ArrayLike<number>): void {
    this.kernel.enoughMemory(values.length, () => {
      takeMore(this.kernel, values, times);
      this.kernel.exports.robustAdvance(ALL);
    });
  }

  changePoints(): Detection {
    return readDetection(this.kernel);
  }
}
