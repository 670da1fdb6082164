import { isConfirmed } from './change-point';
import type { DetectOptions, Detector } from './detection';

/** Beyond this many runs it is no answer that anybody waits for. */
const MOST = 30;

/**
 * How many runs it would take until a change of the level is confirmed that begins with the next run: the engine is
 * asked, with the last runs appended again at the other level, noise and all. Undefined when it takes more than 30, and
 * for a series without values or at a level of 0.
 *
 * @param share of the level, 0.05 = 5 %
 * @param since index of the first run at the present level
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
 * The same for a series that is too short to judge: first it goes on as it is, for as long as the engine needs to know
 * its level.
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
