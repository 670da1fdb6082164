import { groupEnd, groups, groupStart, isGradual, isOver, levelOf, spanEnd, spanStart } from './groups';
import { meanOf, startOf } from './segments';

/** What the reported changes say about each value: its segment's mean, or the line of a drift. */
let segment: i32 = 0;
let group: i32 = 0;

/** Begins with the first value. */
export function beginFit(): void {
  segment = 0;
  group = 0;
}

/** The fit of value t; values are asked in order, some may be left out. */
export function fitAt(t: i32): f64 {
  while (t >= startOf(segment + 1)) {
    segment++;
  }
  while (group < groups && (!isGradual(group) || isOver(group, t))) {
    group++;
  }
  return group < groups && groupStart(group) <= t ? levelOf(group, t) : meanOf(segment);
}

/** The end of the values from t on, asked for last, that have the same fit. */
export function fitEnd(t: i32): i32 {
  const end = startOf(segment + 1);
  if (group === groups) {
    return end;
  }
  return groupStart(group) <= t ? t + 1 : min(end, groupStart(group));
}

/** How many numbers the fit is made of, beside the first level. */
export function parameters(): i32 {
  let n = 0;
  for (let i = 0; i < groups; i++) {
    n += isGradual(i) ? 1 + (spanStart(i) > groupStart(i) ? 2 : 0) + (spanEnd(i) < groupEnd(i) ? 2 : 0) : 2;
  }
  return n;
}
