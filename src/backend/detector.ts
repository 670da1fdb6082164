import type {
  Detection,
  DetectOptions,
  ManyControl,
  ManyOptions,
  OneOfMany,
  SlicedDetector,
} from '../core/changepoint/detection';
import { Kernel } from '../core/changepoint/kernel/kernel';
import { unpackDetection } from '../core/changepoint/kernel/robust-result';
import { beginRun } from '../core/changepoint/kernel/run';
import { validateDetection } from '../core/query/parse';
import type { HostKernel } from './host';

/** Series after which a cancelled query notices, and others get their turn. */
const PART = 100;

/** Detection by the kernel that Go runs: the same front, on the same bytes. Nothing else uses the thread meanwhile. */
export class HostDetector implements SlicedDetector {
  private readonly kernel: Kernel;

  /** @param pause lets other queries have their turn; left out where there are none */
  constructor(
    private readonly exports: HostKernel,
    private readonly pause?: () => Promise<void>
  ) {
    this.kernel = new Kernel(exports);
  }

  detect(values: Float64Array, { times, ...options }: DetectOptions): Detection {
    return this.detectPart([values], options, [times])[0];
  }

  async *detectMany(
    series: Float64Array[],
    { timesOfEach = [], ...options }: ManyOptions,
    { signal }: ManyControl = {}
  ): AsyncGenerator<OneOfMany[]> {
    validateDetection(options);
    for (let from = 0; from < series.length && !signal?.aborted; from += PART) {
      if (from > 0) {
        await this.pause?.();
      }
      const part = series.slice(from, from + PART);
      const found = this.detectPart(part, options, timesOfEach.slice(from, from + PART));
      yield found.map((detection, i) => ({ index: from + i, detection }));
    }
  }

  private detectPart(
    part: Float64Array[],
    options: Omit<DetectOptions, 'times'>,
    times: Array<Float64Array | undefined>
  ): Detection[] {
    const { method, maxPValue, minMagnitude } = options;
    const length = Math.max(...part.map((values) => values.length));
    return method === 'robust'
      ? this.kernel
          .enoughMemory(length, () => this.exports.robustRecords(part, times, maxPValue, minMagnitude))
          .map(unpackDetection)
      : part.map((values, i) => this.detectInSlices(values, { ...options, times: times[i] }));
  }

  /** Go cannot do anything else while the kernel runs, so it runs for some milliseconds at a time. */
  private detectInSlices(values: Float64Array, options: DetectOptions): Detection {
    const run = beginRun(this.kernel, values, options);
    while (!run.advance()) {
      // Go has looked after its other work
    }
    return run.result();
  }
}
