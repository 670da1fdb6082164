import { formatCount } from '../format';
import type { Direction } from '../query/model';

/** Most names in one line, so that they do not hide the rest of the report. */
const MOST_NAMES = 5;

/**
 * Lists the changed metrics whose direction is unknown, which therefore have no verdict.
 *
 * @param how sentence that tells the reader how to set a direction
 */
export function unknownDirections(changed: Array<{ label: string; direction: Direction }>, how = ''): string[] {
  const labels = [...new Set(changed.filter(({ direction }) => direction === 'either').map(({ label }) => label))];
  if (labels.length === 0) {
    return [];
  }
  const left = labels.length - MOST_NAMES;
  const names = labels.slice(0, MOST_NAMES).join(', ') + (left > 0 ? ` and ${left} more` : '');
  const what = `Which way is better is not known of ${formatCount(labels.length, 'metric')} that changed: ${names}.`;
  return [[what, how].filter(Boolean).join(' ')];
}
