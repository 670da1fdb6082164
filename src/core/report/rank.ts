import type { SeriesChange } from '../changepoint/judge';

/** Largest effect first; among equals the more certain, then the newer. */
export function byEffect(a: SeriesChange, b: SeriesChange): number {
  return b.magnitude - a.magnitude || a.pValue - b.pValue || b.time - a.time;
}

/** In order of time, then by effect. */
export function byTime(a: SeriesChange, b: SeriesChange): number {
  return a.time - b.time || byEffect(a, b);
}
