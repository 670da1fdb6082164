import type { Detection, DetectOptions } from '../detection';
import type { Kernel } from './kernel';
import { OtavaRun } from './otava-run';
import { RobustRun } from './robust-run';

/** The analysis of one series, at once or bit by bit. */
export interface Run {
  /** Does a slice of the work. True when it is done. */
  advance(): boolean;
  /** Does all that is left. */
  finish(): Detection;
  /** Once the work is done. */
  result(): Detection;
}

/** Begins the analysis of a series with the method that is asked for. It has the kernel for itself until it ends. */
export function beginRun(kernel: Kernel, values: Float64Array, options: DetectOptions): Run {
  return options.method === 'robust' ? new RobustRun(kernel, values, options) : new OtavaRun(kernel, values, options);
}
