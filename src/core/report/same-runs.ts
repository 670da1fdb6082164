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

const nameOf = ({ test, change }: Found) => `${test}\n${change.id}`;

/** A total order, so that the groups do not depend on the order in which the changes come. */
const byTimeAndGap = (a: Found, b: Found) =>
  a.change.time - b.change.time || gapOf(a) - gapOf(b) || (nameOf(a) < nameOf(b) ? -1 : 1);
