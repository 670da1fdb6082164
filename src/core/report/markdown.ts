import { markdownCode, markdownText } from '../escape/markdown';
import { entryMarkdown } from './entry-markdown';
import { noticeLines } from './notice-lines';
import { runEntries } from './run-entries';
import { namedAnalyses, type TestReport } from './test-report';
import { unknownDirections } from './unknown-directions';
import { testsLine, verdictLine } from './verdict';

export interface MarkdownOptions {
  /** Sentence that tells the reader how to set a metric's direction. */
  directionHelp?: string;
  /** Whether several tests were asked for, so that each is named; by default, whether there are several. */
  several?: boolean;
}

/**
 * Writes tests in Markdown, for issues, chats and the comments of pull requests: the verdict, the changes of each commit or
 * run with its links, the newest first, and the series that could not be judged.
 */
export function markdownReport(
  tests: TestReport[],
  { directionHelp = '', several = tests.length > 1 }: MarkdownOptions = {}
): string {
  const all = namedAnalyses(tests, several);
  const changed = all.flatMap(({ changes }) =>
    changes.map(({ series, direction }) => ({ label: markdownCode(series), direction }))
  );
  return [
    ...(several ? [`**${markdownText(testsLine(tests))}**`] : []),
    verdictLine(all),
    ...runEntries(tests).map((entry) => entryMarkdown(entry, several)),
    ...unknownDirections(changed, directionHelp),
    ...noticeLines(all, ({ name }) => markdownCode(name)),
  ].join('\n\n');
}
