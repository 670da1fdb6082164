import { markdownTable } from 'markdown-table';

import { markdownCell, markdownLink, markdownText } from '../escape/markdown';
import { formatCount, formatPValue } from '../format';
import type { SeriesChange } from '../query/judge';
import { changeSize } from './describe';
import type { RunEntry } from './run-entries';
import { formatWithUnit } from './with-unit';

/**
 * Writes changes with one cause in Markdown: a heading with their time and commits, a table, and links.
 *
 * @param withTest whether a column says which test each is of
 */
export function entryMarkdown({ heading, changes }: RunEntry, withTest: boolean): string {
  const links = new Map(changes.flatMap(({ change }) => (change.links ?? []).map(({ title, url }) => [url, title])));
  const own = (test: string) => (withTest ? [test] : []);
  const table = markdownTable(
    [
      [...own('test'), 'metric', 'verdict', 'change', 'before', 'after', 'p-value'],
      ...changes.map(({ test, change }) => [
        ...own(markdownCell(test)),
        markdownCell(change.series),
        verdictCell(change),
        changeSize(change),
        formatWithUnit(change.before.mean, change.unit),
        formatWithUnit(change.after.mean, change.unit),
        formatPValue(change.pValue),
      ]),
    ],
    { align: [...own('l'), 'l', 'l', 'r', 'r', 'r', 'r'] }
  );
  return [
    `### ${markdownText(heading)}`,
    table,
    ...(links.size > 0 ? [[...links].map(([url, title]) => markdownLink(title, url)).join(' · ')] : []),
  ].join('\n\n');
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
