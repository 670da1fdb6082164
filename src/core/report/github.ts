import { isConfirmed } from '../changepoint/change-point';
import { workflowProperty, workflowText } from '../escape/workflow-command';
import { formatTime } from '../format';
import type { SeriesChange } from '../query/judge';
import { changeCertainty, changeFacts, changeSpan, changeTitle } from './describe';
import { isFailure, type FailOn } from './gate';
import { groupByRun } from './rank';
import type { TestReport } from './test-report';
import { verdictLine } from './text';

/**
 * Writes annotations for GitHub Actions: an error for each run with changes that make the build fail, a warning for
 * other regressions, a notice for other changes; then a line for each test. Changes of one run are one annotation,
 * because GitHub shows only the first ten of a kind in each step.
 */
export function githubReport(tests: TestReport[], failOn: FailOn): string {
  const annotations = tests.flatMap(({ test, analyses }) =>
    groupByRun(analyses.flatMap(({ changes }) => changes)).map((changes) => annotation(test, changes, failOn))
  );
  // a line that begins with `::` would be a command: a test's name may
  const lines = tests.map(({ test, analyses }) => `Hunter: ${workflowText(test)}: ${verdictLine(analyses)}`);
  return [...annotations, ...lines].join('\n');
}

function annotation(test: string, changes: SeriesChange[], failOn: FailOn): string {
  const level = changes.some((change) => isFailure(change, failOn))
    ? 'error'
    : changes.some((change) => change.verdict === 'regression' && isConfirmed(change))
      ? 'warning'
      : 'notice';
  const [first] = changes;
  const more = changes.length > 1 ? ` and ${changes.length - 1} more` : '';
  const title = `${test}: ${changeTitle(first)} of ${first.series} on ${formatTime(first.time)}${more}`;
  const message = changes
    .map((change) =>
      [
        `${change.series}: ${changeTitle(change)}`,
        changeSpan(change),
        ...changeFacts(change),
        changeCertainty(change),
      ].join('\n')
    )
    .join('\n\n');
  return `::${level} title=${workflowProperty(title)}::${workflowText(message)}`;
}
