import type { TestRun } from '../series/test-run';
import { DAY } from '../times/days';

/**
 * The run behind each point, by time: Graphite keeps a point at the start of its step, so the run of a step is the
 * point's. Several runs in one step leave one point, the last one's.
 *
 * @param times of points, ms since 1970, ascending
 * @returns as many as points; undefined where no run is known
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

/** The step of a series: what divides all its times and gaps, at most a day. */
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
