import { formatCount } from '../format';
import type { Direction } from '../query/model';

/** Names in one line; more would hide the rest of the report. */
const MOST_NAMES = 5;

/**
 * Says of which metrics that changed it is not known whether that is good: no verdict is given of them.
 *
 * @param how tells how to say it, where the report is read
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
