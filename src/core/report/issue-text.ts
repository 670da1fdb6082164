import { markdownText } from '../escape/markdown';
import { formatCount } from '../format';
import { entryMarkdown } from './entry-markdown';
import { runEntries } from './run-entries';
import type { TestReport } from './test-report';

/** The text of an issue, in GitHub's Markdown. */
export interface Issue {
  title: string;
  /** Begins with the marker, by which the issue is found again. */
  body: string;
  marker: string;
  /** How many regressions there are; 0 if the issue can be closed. */
  regressions: number;
}

/** Writes an issue about all changes of tests. The same tests give the same marker, whatever was found. */
export function issueOf(tests: TestReport[], key: string): Issue {
  const entries = runEntries(tests);
  const changes = entries.flatMap((entry) => entry.changes);
  const regressions = changes.filter(({ change }) => change.verdict === 'regression').length;
  const where = tests.length === 1 ? tests[0].test : formatCount(tests.length, 'test');
  const what = regressions > 0 ? formatCount(regressions, 'performance regression') : 'No performance regressions';
  const marker = `<!-- hunter:${key} -->`;
  const body = [
    marker,
    changes.length === 0
      ? `No change points in ${markdownText(where)}.`
      : `${formatCount(changes.length, 'change')}, ${formatCount(entries.length, 'run')}, the newest first.`,
    ...entries.map((entry) => entryMarkdown(entry, true)),
  ].join('\n\n');
  return { title: `${what} in ${where}`, body, marker, regressions };
}
