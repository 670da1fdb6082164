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
