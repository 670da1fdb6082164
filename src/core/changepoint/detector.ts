import { HunterError } from '../errors';
import type {
  Detection,
  DetectOptions,
  History,
  ManyControl,
  ManyOptions,
  OneOfMany,
  SlicedDetector,
} from './detection';
import { detectMany } from './kernel/detect-many';
import { Kernel } from './kernel/kernel';
import { OtavaHistory } from './kernel/otava-history';
import { RobustHistory } from './kernel/robust-history';
import { beginRun } from './kernel/run';
import { validateDetection } from './validate-options';

/** More would need gigabytes. */
const MOST_VALUES = 10_000_000;

/** Kernels that are kept for the next call, if their memory has not grown beyond this, bytes. */
const SPARE = 4;
const SMALL = 4 * 1024 * 1024;

/** Detection by the WebAssembly kernel. */
export class KernelDetector implements SlicedDetector {
  /** Kernels that are done: a thousand calls in a row need not make a thousand. */
  private readonly spare: Kernel[] = [];

  constructor(private readonly kernel: Kernel) {}

  detect(values: Float64Array, options: DetectOptions): Detection {
    return beginRun(this.kernel, values, checked(options, values.length)).finish();
  }

  async *detectMany(series: Float64Array[], options: ManyOptions, control?: ManyControl): AsyncGenerator<OneOfMany[]> {
    series.forEach(({ length }, i) => checked({ ...options, times: options.timesOfEach?.[i] }, length));
    // Its own memory: between two slices anybody may use the shared one.
    const kernel = this.spare.pop() ?? (await this.kernel.fork());
    try {
      yield* detectMany(kernel, series, options, control);
    } finally {
      if (this.spare.length < SPARE && kernel.exports.memory.buffer.byteLength <= SMALL) {
        this.spare.push(kernel);
      }
    }
  }

  /** A series that grows: appending looks only at what new values can touch. */
  async history(options: DetectOptions): Promise<History> {
    checked(options, options.times?.length ?? 0);
    return options.method === 'robust'
      ? new RobustHistory(await this.kernel.fork(), options)
      : new OtavaHistory(this.kernel, options);
  }
}

let loading: Promise<KernelDetector> | undefined;

/**
 * The detector, made ready once and shared.
 *
 * @throws HunterError where WebAssembly is missing or forbidden, with the way out
 */
export function loadDetector(): Promise<KernelDetector> {
  loading ??= Kernel.load().then((kernel) => new KernelDetector(kernel));
  // another attempt may succeed: a policy can be mended
  loading.catch(() => (loading = undefined));
  return loading;
}

function checked(options: DetectOptions, length: number): DetectOptions {
  validateDetection(options);
  if (length > MOST_VALUES) {
    throw new HunterError('input', `The series has ${length} values: at most ${MOST_VALUES} can be analysed.`);
  }
  if (options.times && options.times.length !== length) {
    throw new HunterError('input', `There are ${options.times.length} times for ${length} values: as many are due.`);
  }
  return options;
}
