import type { DetectionOptions } from '../query/model';
import type { ChangePoint } from './change-point';
import { detectOtava } from './otava/detect';

/**
 * Finds the change points of a series. `values` are equally important runs in order; NaN counts as missing and takes
 * the value before it, as Otava does.
 */
export function detectChangePoints(
  values: Float64Array,
  { method, maxPValue, minMagnitude, windowLength = 50 }: DetectionOptions,
  referenceStatistics = false
): ChangePoint[] {
  return method === 'off' ? [] : detectOtava(values, { maxPValue, minMagnitude, windowLength, referenceStatistics });
}
