import type { Detection, DetectOptions } from '../detection';
import type { KeptRun, Kernel } from './kernel';
import { OtavaRun } from './otava-run';
import { beginRobust, resumeRobust } from './robust-run';

/** The analysis of one series, at once or bit by bit. */
export interface Run {
  /** Does a slice of the work. True when it is done. */
  advance(): boolean;
  /** Does all that is left. */
  finish(): Detection;
  /** Once the work is done. */
  result(): Detection;
  /** Once the work is done, keeps the run to go on with it when there are more values. Some methods cannot. */
  keep?(old?: KeptRun): KeptRun;
}

/** A run that is done, over the first values of a series. */
export interface Beginning {
  length: number;
  kept: KeptRun;
}

/**
 * Begins the analysis of a series with the method that is asked for, or goes on with one of its beginning. It has the kernel
 * for itself until it ends.
 */
export function beginRun(kernel: Kernel, values: Float64Array, options: DetectOptions, beginning?: Beginning): Run {
  if (options.method !== 'robust') {
    return new OtavaRun(kernel, values, options);
  }
  return beginning
    ? resumeRobust(kernel, beginning.kept, values, beginning.length, options.times)
    : beginRobust(kernel, values, options);
}
