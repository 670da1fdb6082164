import { isConfirmed, standsOut } from '../changepoint/change-point';
import type { Analysis } from '../query/analyse';
import type { SeriesChange } from '../query/judge';

/** Which changes make a build fail. `change`: also improvements and those of unknown direction. */
export type FailOn = 'regression' | 'change' | 'never';

/**
 * True for a change that makes a build fail. As in alert rules, a change that is not confirmed does not, nor one that
 * hardly stands out, nor a switch: the series was at that level before, and it will be again.
 */
export const isFailure = (change: SeriesChange, failOn: FailOn): boolean =>
  failOn !== 'never' &&
  isConfirmed(change) &&
  standsOut(change) &&
  (failOn === 'change' || change.verdict === 'regression');

/**
 * Leaves out changes that were first reported before `since`, ms since 1970. Where the method does not record that, the
 * time of the change counts. The segments stay.
 */
export const onlyNewer = (analysis: Analysis, since: number): Analysis => ({
  ...analysis,
  changes: analysis.changes.filter(({ reportedTime, time }) => (reportedTime ?? time) >= since),
});
