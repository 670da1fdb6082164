import type { Analysis } from '../query/analyse';
import { english } from '../say';
import { remarked, remarkLines } from './remark';
import { switchingLines, timeSwitching } from './switching';
import { formatWithUnit } from './with-unit';

/**
 * Writes what is to be said of series beside their changes: which could not be judged, and which switch between levels.
 *
 * @param nameOf writes the name of a series for the place where the lines are shown
 */
export function noticeLines<A extends Analysis>(
  analyses: A[],
  nameOf: (analysis: A) => string,
  say = english
): string[] {
  const named = analyses.map((analysis) => ({ ...analysis, label: nameOf(analysis) }));
  return [
    ...remarkLines(
      named.map(({ label, series, remark }) => remarked(label, series, remark)),
      say
    ),
    ...switchingLines(
      named.map(({ label, series, switching }) => ({
        label,
        switching: timeSwitching(switching, series.times),
        format: (value) => formatWithUnit(value, series.unit),
      })),
      say
    ),
  ];
}
