import type { TestRun } from '../series/test-run';
import { DAY } from '../times/days';

/**
 * Finds the run behind each point by its time. Graphite stores a point at the start of its step, so a point belongs to
 * the run within that step; of several runs in a step, to the last, because its value overwrote the others.
 *
 * @param times of the points, ms since 1970, ascending
 * @returns a run for each point; undefined where no run is known
 */
export function joinRuns(times: Float64Array, runs: TestRun[]): Array<TestRun | undefined> {
  const step = stepOf(times);
  const byStep = new Map<number, TestRun>();
  for (const run of runs) {
    const at = Math.floor(run.time / step);
    const known = byStep.get(at);
    byStep.set(at, known && known.time > run.time ? known : run);
  }
  return Array.from(times, (time) => byStep.get(Math.floor(time / step)));
}

/** Returns the step of a series, ms: the greatest common divisor of its times, at most a day. */
export function stepOf(times: Float64Array): number {
  let step = DAY;
  for (const time of times) {
    step = divisor(step, time);
  }
  return step;
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}
