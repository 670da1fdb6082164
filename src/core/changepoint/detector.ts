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
import { DetectionCache, NO_STORE } from './detection-cache';
import { detectMany } from './kernel/detect-many';
import { Kernel } from './kernel/kernel';
import { OtavaHistory } from './kernel/otava-history';
import { RobustHistory } from './kernel/robust-history';
import { beginRun } from './kernel/run';
import { validateDetection } from './validate-options';

/** Longest series that is analysed: a longer one would need gigabytes of memory. */
const MOST_VALUES = 10_000_000;

/** Most kernels that are kept for later calls. */
const SPARE = 4;
/** Largest memory of a kernel that is kept, bytes. */
const SMALL = 4 * 1024 * 1024;

/** Detection by the WebAssembly kernel. */
export class KernelDetector implements SlicedDetector {
  /** Idle kernels, reused so that a thousand calls in a row do not create a thousand. */
  private readonly spare: Kernel[] = [];
  private readonly cache = new DetectionCache();

  constructor(private readonly kernel: Kernel) {}

  detect(values: Float64Array, options: DetectOptions): Detection {
    return beginRun(this.kernel, values, checked(options, values.length)).finish();
  }

  async *detectMany(series: Float64Array[], options: ManyOptions, control?: ManyControl): AsyncGenerator<OneOfMany[]> {
    series.forEach(({ length }, i) => checked({ ...options, times: options.timesOfEach?.[i] }, length));
    // A kernel with its own memory: other calls may use the shared one between two slices.
    const kernel = this.spare.pop() ?? (await this.kernel.fork());
    try {
      const cache = control?.keep === false ? NO_STORE : this.cache;
      yield* detectMany(kernel, series, options, cache, control);
    } finally {
      if (this.spare.length < SPARE && kernel.exports.memory.buffer.byteLength <= SMALL) {
        this.spare.push(kernel);
      }
    }
  }

  /** Begins a series that grows. Appending analyses only the part that new values can affect. */
  async history(options: DetectOptions): Promise<History> {
    checked(options, options.times?.length ?? 0);
    return options.method === 'robust'
      ? new RobustHistory(await this.kernel.fork(), options)
      : new OtavaHistory(this.kernel, options);
  }
}

let loading: Promise<KernelDetector> | undefined;

/**
 * Loads the detector once; all callers share it.
 *
 * @throws HunterError if WebAssembly is missing or forbidden, with the way out
 */
export function loadDetector(): Promise<KernelDetector> {
  loading ??= Kernel.load().then((kernel) => new KernelDetector(kernel));
  // forget a failure, so that a later attempt can succeed: the administrator may have fixed the policy
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
