import type { ChangePoint } from '../change-point';
import { toChangePoint } from './compare';
import { fillMissing } from './fill';
import { merge, trueStatistics } from './merge';
import { firstPassPValue, split, type WeakPoint } from './split';

export interface OtavaOptions {
  maxPValue: number;
  minMagnitude: number;
  /** Points, at least 2. */
  windowLength: number;
  /** Report Otava's own statistics, also where they are stale, instead of those of the segments shown. */
  referenceStatistics?: boolean;
}

/**
 * The change points of Apache Otava 0.8.0 (`compute_change_points`): E-divisive over sliding windows, a t-test for
 * significance, then merging. Indexes are exactly Otava's; so are the statistics with `referenceStatistics`.
 */
export function detectOtava(values: Float64Array, options: OtavaOptions): ChangePoint[] {
  const { weak, final, filled } = analyse(values, options);
  const points = options.referenceStatistics || weak.length === 0 ? final : trueStatistics(final, filled);
  return points.map(({ index, comparison }) => toChangePoint(index, comparison));
}

/** The points of the first pass, before uncertain and small ones are dropped. */
export function detectOtavaWeak(values: Float64Array, options: OtavaOptions): ChangePoint[] {
  return analyse(values, options).weak.map(({ index, comparison }) => toChangePoint(index, comparison));
}

function analyse(values: Float64Array, { maxPValue, minMagnitude, windowLength }: OtavaOptions) {
  const filled = fillMissing(values);
  if (!Number.isFinite(filled[0])) {
    return { weak: [] as WeakPoint[], final: [] as WeakPoint[], filled };
  }
  const weak = split(filled, windowLength, firstPassPValue(maxPValue));
  return { weak, final: merge(weak, filled, maxPValue, minMagnitude), filled };
}
