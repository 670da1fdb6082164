import { QUERY_BOUNDS } from '../bounds';
import { isConfirmed } from '../changepoint/change-point';
import { checkObject, excerpt, isNumber, sayBounds, type NumberBounds } from '../decode/check';
import { HunterError } from '../errors';
import { type Series } from '../series/series';
import { DAY } from '../times/days';
import { type SeriesChange } from './judge';
import type { ChangeValue, HunterQueryModel, ReportWithin } from './model';

// What alert rules look at: fresh changes as numbers, under labels that stay the same.

/**
 * True for a confirmed change that stands out and was first reported recently enough to be told about. A series that goes
 * to and fro between the same levels is no news each time it does.
 */
export function isFresh(change: SeriesChange, { times }: Series, within: ReportWithin = {}, now: number): boolean {
  const { runs = Infinity, days = Infinity } = within;
  // `otava` does not tell when a change was first reported
  const { reportedAt = change.index, reportedTime = change.time } = change;
  return (
    isConfirmed(change) &&
    !change.subtle &&
    !change.isSwitch &&
    times.length - reportedAt <= runs &&
    now - reportedTime <= days * DAY
  );
}

/** More than a change of any real metric: what is larger, or cannot be computed, counts as this, %. */
const MOST_PERCENT = 1e6;

/**
 * A change in %, positive for a regression; without a known direction, as the level went. From a level of 0 there is no
 * percentage: that counts as 100 %. Never more than a million, and always a number: a rule that gets none is silent.
 */
export function signedPercent({ relativeChange, absoluteChange, verdict, before }: SeriesChange): number {
  const percent = before.mean === 0 ? 100 * Math.sign(absoluteChange) : relativeChange * 100;
  const bounded = Number.isNaN(percent)
    ? MOST_PERCENT * (absoluteChange < 0 ? -1 : 1)
    : Math.max(-MOST_PERCENT, Math.min(MOST_PERCENT, percent));
  return verdict === 'neutral' ? bounded : verdict === 'regression' ? Math.abs(bounded) : -Math.abs(bounded);
}

/** What a rule can ask of a change; all but the change itself may be no finite number. */
export function changeNumber(change: SeriesChange, value: ChangeValue = 'change'): number {
  switch (value) {
    case 'before':
      return change.before.mean;
    case 'after':
      return change.after.mean;
    case 'pValue':
      return change.pValue;
    case 'time':
      // as the functions of message templates take it
      return change.time / 1000;
    default:
      return signedPercent(change);
  }
}

/**
 * The labels of a series in rules. None depends on what is found, so an alert instance lives through a change instead of
 * starting anew.
 *
 * @param test the Fallout test, when it is one's
 */
export function ruleLabels({ name, labels: { name: _, ...tags } }: Series, test?: string): Record<string, string> {
  const path = tags.branch && name.endsWith(` [${tags.branch}]`) ? name.slice(0, -tags.branch.length - 3) : name;
  const metric = /^[^\s(),;]+$/.test(path) ? path.slice(path.lastIndexOf('.') + 1) : undefined;
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
