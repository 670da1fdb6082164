import { markdownTable } from 'markdown-table';

import type { Analysis } from '../query/analyse';
import { formatChange, formatNumber, formatPValue, formatTime } from './format';
import { byTime } from './rank';

/** The list of changes as a Markdown table, for issues, pull requests and chats. */
export function markdownReport(analyses: Analysis[]): string {
  const changes = analyses.flatMap((analysis) => analysis.changes).sort(byTime);
  if (changes.length === 0) {
    return `No change points in ${analyses.length} series.`;
  }
  return markdownTable(
    [
      ['since', 'metric', 'verdict', 'change', 'before', 'after', 'p-value'],
      ...changes.map((change) => [
        formatTime(change.time),
        `\`${change.series}\``,
        change.verdict,
        formatChange(change.relativeChange),
        formatNumber(change.before.mean),
        formatNumber(change.after.mean),
        formatPValue(change.pValue),
      ]),
    ],
    { align: ['l', 'l', 'l', 'r', 'r', 'r', 'r'] }
  );
}
