import { isConfirmed } from '../changepoint/change-point';
import { type SeriesChange } from '../query/judge';

/** Sorts confirmed changes before others, then the largest first, then the most certain, then the newest. */
export function byEffect(a: SeriesChange, b: SeriesChange): number {
  return (
    Number(isConfirmed(b)) - Number(isConfirmed(a)) ||
    b.magnitude - a.magnitude ||
    a.pValue - b.pValue ||
    b.time - a.time
  );
}

/** Sorts by time, then as `byEffect` does. */
export function byTime(a: SeriesChange, b: SeriesChange): number {
  return a.time - b.time || byEffect(a, b);
}

/** Groups changes by the run where they happened: the newest run first, and within it regressions, then by effect. */
export function groupByRun(changes: SeriesChange[]): SeriesChange[][] {
  const groups = new Map<string, SeriesChange[]>();
  for (const change of [...changes].sort((a, b) => b.time - a.time)) {
    const { id, commit, version } = change.firstBadRun ?? {};
    const key = JSON.stringify([change.time, id, commit, version]);
    groups.set(key, [...(groups.get(key) ?? []), change]);
  }
  const isBetter = ({ verdict }: SeriesChange) => Number(verdict !== 'regression');
  return [...groups.values()].map((group) => group.sort((a, b) => isBetter(a) - isBetter(b) || byEffect(a, b)));
}
