import { markdownTable } from 'markdown-table';

import { markdownCell, markdownCode } from '../escape/markdown';
import { formatCount, formatPValue, formatTime } from '../format';
import type { Analysis } from '../query/analyse';
import type { SeriesChange } from '../query/judge';
import { changeSize } from './describe';
import { noticeLines } from './notice-lines';
import { byTime } from './rank';
import { unknownDirections } from './unknown-directions';
import { formatWithUnit } from './with-unit';

/** Writes the changes as a Markdown table, for issues and chats; below it, the series that could not be judged. */
export function markdownReport(analyses: Analysis[], directionHelp = ''): string {
  const changed = analyses.flatMap(({ changes }) =>
    changes.map(({ series, direction }) => ({ label: `\`${series}\``, direction }))
  );
  const notices = noticeLines(analyses, ({ series }) => markdownCode(series.name));
  return [changesTable(analyses), ...unknownDirections(changed, directionHelp), ...notices].join('\n\n');
}

function changesTable(analyses: Analysis[]): string {
  const changes = analyses.flatMap((analysis) => analysis.changes).sort(byTime);
  if (changes.length === 0) {
    return `No change points in ${analyses.length} series.`;
  }
  return markdownTable(
    [
      ['since', 'metric', 'verdict', 'change', 'before', 'after', 'p-value'],
      ...changes.map((change) => [
        formatTime(change.time),
        markdownCell(change.series),
        verdictCell(change),
        changeSize(change),
        formatWithUnit(change.before.mean, change.unit),
        formatWithUnit(change.after.mean, change.unit),
        formatPValue(change.pValue),
      ]),
    ],
    { align: ['l', 'l', 'l', 'r', 'r', 'r', 'r'] }
  );
}

function verdictCell({ kind, verdict, span }: SeriesChange): string {
  switch (kind) {
    case 'step':
      return verdict;
    case 'gradual':
      return `${verdict}, drift${span ? ` over ${formatCount(span.end - span.start, 'run')}` : ''}`;
    case 'unconfirmed':
      return 'not confirmed yet';
  }
}
