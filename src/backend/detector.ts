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

/** Series after which a cancelled query notices. */
const PART = 100;

/** Detection by the kernel that Go runs: the same front, on the same bytes. Nothing else uses the thread meanwhile. */
export class HostDetector implements SlicedDetector {
  private readonly kernel: Kernel;

  constructor(private readonly exports: HostKernel) {
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
      : part.map((values, i) => beginRun(this.kernel, values, { ...options, times: times[i] }).finish());
  }
}
