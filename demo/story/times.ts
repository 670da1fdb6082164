import { RUNS } from './story';

const DAY = 86_400_000;

/** Returns the time of each run: midnight UTC, ms since 1970. The last run is today's. */
export function runTimes(now = Date.now()): number[] {
  const today = Math.floor(now / DAY) * DAY;
  return Array.from({ length: RUNS }, (_, run) => today - (RUNS - 1 - run) * DAY);
}
