import { QUERY_BOUNDS } from '../bounds';
import { isConfirmed, standsOut } from '../changepoint/change-point';
import { checkObject, excerpt, isNumber, sayBounds, type NumberBounds } from '../decode/check';
import { HunterError } from '../errors';
import { type Series } from '../series/series';
import { DAY } from '../times/days';
import { type SeriesChange } from './judge';
import type { ChangeValue, HunterQueryModel, ReportWithin } from './model';

// The values and labels of alert rules: recent changes as numbers, under labels that stay the same.

/**
 * True for a confirmed change that is not subtle, is no switch back to a level of before, and was first reported within the
 * limits. `now` is in ms since 1970.
 */
export function isFresh(change: SeriesChange, { times }: Series, within: ReportWithin = {}, now: number): boolean {
  const { runs = Infinity, days = Infinity } = within;
  // the method `otava` does not record when a change was first reported
  const { reportedAt = change.index, reportedTime = change.time } = change;
  return (
    isConfirmed(change) && standsOut(change) && times.length - reportedAt <= runs && now - reportedTime <= days * DAY
  );
}

/** Limit in %, above any change of a real metric, for changes that are larger or cannot be computed. */
const MOST_PERCENT = 1e6;

/**
 * Returns a change in %: positive for a regression, negative for an improvement, and with the sign of the change if the
 * verdict is neutral. A change from a level of 0 counts as 100 %. The result is never NaN and at most a million,
 * because a rule that gets no number does not fire.
 */
export function signedPercent({ relativeChange, absoluteChange, verdict, before }: SeriesChange): number {
  const percent = before.mean === 0 ? 100 * Math.sign(absoluteChange) : relativeChange * 100;
  const bounded = Number.isNaN(percent)
    ? MOST_PERCENT * (absoluteChange < 0 ? -1 : 1)
    : Math.max(-MOST_PERCENT, Math.min(MOST_PERCENT, percent));
  return verdict === 'neutral' ? bounded : verdict === 'regression' ? Math.abs(bounded) : -Math.abs(bounded);
}

/** Returns the number of a change that a rule evaluates. Only `change` is always finite. */
export function changeNumber(change: SeriesChange, value: ChangeValue = 'change'): number {
  switch (value) {
    case 'before':
      return change.before.mean;
    case 'after':
      return change.after.mean;
    case 'pValue':
      return change.pValue;
    case 'time':
      // in seconds, as the functions of Grafana's message templates expect
      return change.time / 1000;
    default:
      return signedPercent(change);
  }
}

/**
 * Returns the labels of a series in rules. They do not depend on its changes: with other labels, Grafana would start a
 * new alert instance at each change.
 *
 * @param test name of the Fallout test, if the series belongs to one
 */
export function ruleLabels({ name, labels: { name: _, ...tags } }: Series, test?: string): Record<string, string> {
  const path = tags.branch && name.endsWith(` [${tags.branch}]`) ? name.slice(0, -tags.branch.length - 3) : name;
  // of a name with functions, tags or labels, a part would tell nothing
  const metric = /^[^\s(),;{}"=]+$/.test(path) ? path.slice(path.lastIndexOf('.') + 1) : undefined;
  return { ...tags, series: name, ...(test && { test }), ...(metric && { metric }) };
}

/** @throws HunterError naming what cannot be used */
export function validateRules({ reportWithin, changeValue }: Partial<HunterQueryModel>): void {
  if (reportWithin !== undefined) {
    checkObject('reportWithin', reportWithin);
    checkWithin(reportWithin.runs, 'runs', { ...QUERY_BOUNDS.reportRuns, whole: true });
    checkWithin(reportWithin.days, 'days', { above: 0, ...QUERY_BOUNDS.reportDays });
  }
  if (changeValue !== undefined && !CHANGE_VALUES.includes(changeValue)) {
    throw new HunterError(
      'input',
      `The query asks for an unknown value of changes ${excerpt(changeValue)}: changeValue must be one of ${CHANGE_VALUES.join(', ')}.`
    );
  }
}

function checkWithin(value: unknown, unit: keyof ReportWithin, bounds: NumberBounds): void {
  if (value !== undefined && !isNumber(value, bounds)) {
    throw new HunterError(
      'input',
      `The query cannot report changes within ${excerpt(value)} ${unit}: reportWithin.${unit} must be ${sayBounds(bounds)}.`
    );
  }
}

const CHANGE_VALUES: ChangeValue[] = ['change', 'before', 'after', 'pValue', 'time'];
