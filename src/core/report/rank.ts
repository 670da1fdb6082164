import { isConfirmed } from '../changepoint/change-point';
import { type SeriesChange } from '../query/judge';

/** Largest effect first, what is not confirmed last; among equals the more certain, then the newer. */
export function byEffect(a: SeriesChange, b: SeriesChange): number {
  return (
    Number(isConfirmed(b)) - Number(isConfirmed(a)) ||
    b.magnitude - a.magnitude ||
    a.pValue - b.pValue ||
    b.time - a.time
  );
}

/** In order of time, then by effect. */
export function byTime(a: SeriesChange, b: SeriesChange): number {
  return a.time - b.time || byEffect(a, b);
}
