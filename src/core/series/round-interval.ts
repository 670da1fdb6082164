import { DAY } from '../times/days';
import type { TimeRange } from './series';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Intervals that every data source can write, ms: Flux has no `155.52s`. */
const ROUND = [
  ...[1, 2, 5, 10, 15, 20, 30].map((each) => each * SECOND),
  ...[1, 2, 5, 10, 15, 20, 30].map((each) => each * MINUTE),
  ...[1, 2, 3, 6, 12].map((each) => each * HOUR),
  DAY,
];

/** So many points a series are asked for: sources that average to what fits the screen would average steps away. */
export const MOST_POINTS = 100_000;

/**
 * The interval to ask a data source for that gives one value for each, as InfluxDB, ms: a round one, at most that of so
 * many points. It stays the same while a range grows a little, or the times of runs would move with it.
 */
export function roundInterval({ from, to }: TimeRange, points: number): number {
  const exact = (to - from) / points;
  return ROUND.filter((each) => each <= exact).at(-1) ?? ROUND[0];
}
