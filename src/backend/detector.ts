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
const PART = 50;

/** Detection by the kernel that Go runs: the same front, on the same bytes. Nothing else uses the thread meanwhile. */
export class HostDetector implements SlicedDetector {
  private readonly kernel: Kernel;

  constructor(private readonly exports: HostKernel) {
    this.kernel = new Kernel(exports);
  }

  detect(values: Float64Array, options: DetectOptions): Detection {
    const { method, times, maxPValue, minMagnitude } = options;
    return method === 'robust'
      ? this.kernel.enoughMemory(values.length, () =>
          unpackDetection(this.exports.robustRecords(values, times, maxPValue, minMagnitude))
        )
      : beginRun(this.kernel, values, options).finish();
  }

  async *detectMany(
    series: Float64Array[],
    { timesOfEach, ...options }: ManyOptions,
    { signal }: ManyControl = {}
  ): AsyncGenerator<OneOfMany[]> {
    validateDetection(options);
    for (let from = 0; from < series.length && !signal?.aborted; from += PART) {
      yield series.slice(from, from + PART).map((values, i): OneOfMany => {
        const index = from + i;
        return { index, detection: this.detect(values, { ...options, times: timesOfEach?.[index] }) };
      });
    }
  }
}
