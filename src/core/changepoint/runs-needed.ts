import { isConfirmed } from './change-point';
import type { DetectOptions, Detector } from './detection';

/** Longest wait that is tried, in runs. */
const MOST = 30;

/**
 * Counts the runs until a change that began with the next run would be confirmed. It simulates that change: the last
 * runs are appended again, with their noise, at the new level, until the detector confirms it.
 *
 * @param share size of the change as a share of the level, 0.05 = 5 %
 * @param since index of the first run at the present level
 * @returns undefined if it takes more than 30 runs, without values, or at a level of 0
 */
export function runsToConfirm(
  values: Float64Array,
  share: number,
  since: number,
  options: DetectOptions,
  detector: Detector
): number | undefined {
  const last = values.slice(since);
  const level = last.reduce((sum, value) => sum + value, 0) / last.length;
  if (!Number.isFinite(level) || level === 0) {
    return undefined;
  }
  const grown = new Float64Array(values.length + MOST);
  grown.set(values);
  for (let i = 0; i < MOST; i++) {
    grown[values.length + i] = last[i % last.length] + level * share;
  }
  const isNew = (index: number) => index >= values.length - 1;
  for (let runs = 1; runs <= MOST; runs++) {
    const { points } = detector.detect(grown.subarray(0, values.length + runs), { ...options, times: undefined });
    if (points.some((point) => isNew(point.index) && isConfirmed(point))) {
      return runs;
    }
  }
  return undefined;
}

/**
 * Counts the runs until a change would be confirmed in a series that is too short to judge. It simulates more runs at
 * the old level first, until the detector knows that level, and then the change.
 *
 * @returns undefined if either part takes more than 30 runs
 */
export function runsToJudge(
  values: Float64Array,
  share: number,
  options: DetectOptions,
  detector: Detector
): number | undefined {
  for (let more = 0; more <= MOST; more++) {
    const grown = Float64Array.from({ length: values.length + more }, (_, i) => values[i % values.length]);
    const runs = runsToConfirm(grown, share, 0, options, detector);
    if (runs !== undefined) {
      return more + runs;
    }
  }
  return undefined;
}
