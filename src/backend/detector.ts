import type {
  Detection,
  DetectOptions,
  ManyControl,
  ManyOptions,
  OneOfMany,
  SlicedDetector,
} from '../core/changepoint/detection';
import { Kernel, type Exports } from '../core/changepoint/kernel/kernel';
import { beginRun } from '../core/changepoint/kernel/run';
import { validateDetection } from '../core/query/parse';

/** Detection by the kernel that Go runs: the same front, on the same bytes. Nothing else uses the thread meanwhile. */
export class HostDetector implements SlicedDetector {
  private readonly kernel: Kernel;

  constructor(exports: Exports) {
    this.kernel = new Kernel(exports);
  }

  detect(values: Float64Array, options: DetectOptions): Detection {
    return beginRun(this.kernel, values, options).finish();
  }

  async *detectMany(
    series: Float64Array[],
    { timesOfEach, ...options }: ManyOptions,
    { signal }: ManyControl = {}
  ): AsyncGenerator<OneOfMany> {
    validateDetection(options);
    for (let index = 0; index < series.length && !signal?.aborted; index++) {
      const detection = this.detect(series[index], { ...options, times: timesOfEach?.[index] });
      yield { index, detection, done: index + 1, total: series.length };
    }
  }
}
