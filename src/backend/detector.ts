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
import { HunterError } from '../core/errors';
import { validateDetection } from '../core/query/parse';
import type { Host } from './host';

/** Series after which a cancelled query notices, and others get their turn. */
const PART = 100;

/** Detection by the kernel that Go runs: the same front, on the same bytes. */
export class HostDetector implements SlicedDetector {
  private readonly kernel: Kernel;

  constructor(private readonly host: Pick<Host, 'kernel' | 'robust' | 'pause'>) {
    this.kernel = new Kernel(host.kernel);
  }

  /** Go cannot do anything else while the kernel runs, so it runs for some milliseconds at a time. */
  detect(values: Float64Array, options: DetectOptions): Detection {
    const run = beginRun(this.kernel, values, options);
    while (!run.advance()) {
      // Go has looked after its other work
    }
    return run.result();
  }

  async *detectMany(
    series: Float64Array[],
    { timesOfEach = [], ...options }: ManyOptions,
    { signal }: ManyControl = {}
  ): AsyncGenerator<OneOfMany[]> {
    validateDetection(options);
    for (let from = 0; from < series.length && !signal?.aborted; from += PART) {
      const part = series.slice(from, from + PART);
      const found = await this.detectPart(part, options, timesOfEach.slice(from, from + PART));
      yield found.map((detection, i) => ({ index: from + i, detection }));
    }
  }

  private async detectPart(
    part: Float64Array[],
    options: Omit<DetectOptions, 'times'>,
    times: Array<Float64Array | undefined>
  ): Promise<Detection[]> {
    if (options.method === 'robust') {
      const { maxPValue, minMagnitude } = options;
      const found = await new Promise<Float64Array[]>((resolve, reject) =>
        this.host.robust(part, times, maxPValue, minMagnitude, resolve, (reason) => reject(cannotAnalyse(part, reason)))
      );
      return found.map(unpackDetection);
    }
    await new Promise<void>((resolve) => this.host.pause(resolve));
    return part.map((values, i) => this.detect(values, { ...options, times: times[i] }));
  }
}

function cannotAnalyse(part: Float64Array[], reason: string): HunterError {
  const longest = Math.max(...part.map(({ length }) => length));
  return new HunterError('input', `A series of up to ${longest} values cannot be analysed: ${reason}.`);
}
