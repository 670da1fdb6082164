import type { SeriesChange } from '../query/judge';

interface Found {
  test: string;
  change: SeriesChange;
}

/** The time between the last run at the old level and the first at the new one, ms. */
export const gapOf = ({ change }: Found) => change.time - change.lastGoodTime;

/**
 * Groups changes by the time of the runs that brought them, over all tests. The runs of one night hardly begin in the
 * same second: they count as one as long as they are nearer to the first of them than half of the time between two runs
 * of either test, so that the next run never counts as the same.
 */
export function sameRuns<T extends Found>(all: T[]): T[][] {
  const groups: T[][] = [];
  for (const one of [...all].sort(byTimeAndGap)) {
    const group = groups.at(-1);
    if (group && isSameRun(group[0], one)) {
      group.push(one);
    } else {
      groups.push([one]);
    }
  }
  return groups;
}

const isSameRun = (first: Found, other: Found) =>
  2 * (other.change.time - first.change.time) < Math.min(gapOf(first), gapOf(other)) ||
  other.change.time === first.change.time;

/** Sorts by test, then by series and time. */
export const byName = (a: Found, b: Found) => compare(a.test, b.test) || compare(a.change.id, b.change.id);
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** A total order, so that the groups do not depend on the order in which the changes come. */
const byTimeAndGap = (a: Found, b: Found) => a.change.time - b.change.time || gapOf(a) - gapOf(b) || byName(a, b);
