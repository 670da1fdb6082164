import { HunterError } from '../errors';
import { validateDetection } from '../query/parse';
import type { Detection, DetectOptions, ManyControl, ManyOptions, OneOfMany, SlicedDetector } from './detection';
import { detectMany } from './kernel/detect-many';
import { OtavaHistory } from './kernel/history';
import { Kernel } from './kernel/kernel';
import { OtavaRun } from './kernel/otava-run';

/** More would need gigabytes. */
const MOST_VALUES = 10_000_000;

/** Detection by the WebAssembly kernel. */
export class KernelDetector implements SlicedDetector {
  constructor(private readonly kernel: Kernel) {}

  detect(values: Float64Array, options: DetectOptions): Detection {
    return new OtavaRun(this.kernel, values, checked(options, values.length)).finish();
  }

  async *detectMany(series: Float64Array[], options: ManyOptions, control?: ManyControl): AsyncGenerator<OneOfMany> {
    series.forEach(({ length }) => checked(options, length));
    // Its own memory: between two slices anybody may use the shared one.
    yield* detectMany(await this.kernel.fork(), series, options, control);
  }

  /** A series that grows: appending looks only at what new values can touch. */
  history(options: DetectOptions): OtavaHistory {
    return new OtavaHistory(this.kernel, checked(options, 0));
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
  return options;
}
