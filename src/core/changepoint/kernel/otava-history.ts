import type { Detection, DetectOptions, History } from '../detection';
import type { Kernel } from './kernel';
import { OtavaRun, windowOf } from './otava-run';

/**
 * A series that grows, analysed as it does, with the same results as a full run. A window that is full stays as it is
 * whatever comes after, so appending looks at no value before the last few windows: O(W²) for a window of W points.
 * Asking for the change points then compares and merges what was found, which is linear in the length of the series but
 * cheap.
 */
export class OtavaHistory implements History {
  private values = new Float64Array(256);
  private length = 0;
  private lastFinite = NaN;
  /** Start of the first window that was not full. */
  private next = 0;
  /** What the windows before it found. */
  private readonly found = new Set<number>();

  constructor(
    private readonly kernel: Kernel,
    private readonly options: DetectOptions
  ) {}

  append(values: ArrayLike<number>): void {
    for (let i = 0; i < values.length; i++) {
      this.push(values[i]);
    }
    if (this.options.method !== 'off' && this.length >= this.next + windowOf(this.options)) {
      this.settle();
    }
  }

  changePoints(): Detection {
    const resume = { start: this.next, found: [...this.found] };
    return new OtavaRun(this.kernel, this.values.subarray(0, this.length), this.options, resume).finish();
  }

  /** Missing values are filled at once: what a window has seen must not change. */
  private push(value: number): void {
    if (Number.isFinite(value)) {
      if (Number.isNaN(this.lastFinite)) {
        this.values.fill(value, 0, this.length);
      }
      this.lastFinite = value;
    }
    if (this.length === this.values.length) {
      const grown = new Float64Array(2 * this.length);
      grown.set(this.values);
      this.values = grown;
    }
    this.values[this.length++] = this.lastFinite;
  }

  private settle(): void {
    if (Number.isNaN(this.lastFinite)) {
      return;
    }
    const tail = this.values.subarray(this.next, this.length);
    const { exports } = this.kernel;
    this.kernel.write(tail);
    exports.otavaBegin(windowOf(this.options), this.options.maxPValue, this.options.minMagnitude, 0);
    const settled = exports.otavaSettle();
    for (let i = exports.otavaFound(0); i < tail.length; i = exports.otavaFound(i + 1)) {
      this.found.add(this.next + i);
    }
    this.next += settled;
  }
}
