import { isConfirmed } from '../changepoint/change-point';
import { workflowProperty, workflowText } from '../escape/workflow-command';
import { formatTime } from '../format';
import { changeCertainty, changeFacts, changeSpan, changeTitle } from './describe';
import { isFailure, type FailOn } from './gate';
import { runEntries, testsOf, type RunEntry } from './run-entries';
import { seriesName, type TestReport } from './test-report';
import { verdictLine } from './verdict';

/**
 * Writes annotations for GitHub Actions: an error for each run with changes that make the build fail, a warning for
 * other regressions, a notice for other changes; then a line for each test. Changes of one commit or run are one
 * annotation, over all tests, because GitHub shows only the first ten of a kind in each step.
 */
export function githubReport(tests: TestReport[], failOn: FailOn): string {
  const annotations = runEntries(tests).map((entry) => annotation(entry, failOn));
  // a line that begins with `::` would be a command: a test's name may
  const lines = tests.map(({ test, analyses }) => `Hunter: ${workflowText(test)}: ${verdictLine(analyses)}`);
  return [...annotations, ...lines].join('\n');
}

function annotation({ changes: found }: RunEntry, failOn: FailOn): string {
  const changes = found.map(({ change }) => change);
  const level = changes.some((change) => isFailure(change, failOn))
    ? 'error'
    : changes.some((change) => change.verdict === 'regression' && isConfirmed(change))
      ? 'warning'
      : 'notice';
  const [{ test, change: first }] = found;
  const tests = testsOf(found);
  const more = found.length > 1 ? ` and ${found.length - 1} more${tests > 1 ? ` in ${tests} tests` : ''}` : '';
  const title = `${test}: ${changeTitle(first)} of ${first.series} on ${formatTime(first.time)}${more}`;
  const message = found
    .map(({ test, change }) =>
      [
        `${seriesName(test, change.series, tests > 1)}: ${changeTitle(change)}`,
        changeSpan(change),
        ...changeFacts(change),
        changeCertainty(change),
      ].join('\n')
    )
    .join('\n\n');
  return `::${level} title=${workflowProperty(title)}::${workflowText(message)}`;
}
