import { formatTime } from '../format';
import type { Series } from '../series/series';
import { changeRuns } from './describe';
import { groupQuestion } from './describe-group';
import { groupChanges, type FoundChange } from './group-changes';
import type { AnalysedHistory } from './moved-together';
import type { TestReport } from './test-report';

/** Changes that most likely have one cause, over all tests. */
export interface RunEntry {
  /** Their time and runs, and what several tests have in common. */
  heading: string;
  /** Regressions first, then the largest. */
  changes: FoundChange[];
}

/** Groups the changes of all tests by cause, see `groupChanges`: the newest first. */
export function runEntries(tests: TestReport[]): RunEntry[] {
  const found = tests.flatMap(({ test, analyses }) =>
    analyses.flatMap(({ changes }) => changes.map((change) => ({ test, change })))
  );
  const histories = tests.flatMap(({ test, analyses }) => analyses.map(({ series }) => historyOf(test, series)));
  const isBetter = ({ change }: FoundChange) => Number(change.verdict !== 'regression');
  return groupChanges(found, histories).map((group) => {
    const changes = [...group.changes].sort((a, b) => isBetter(a) - isBetter(b));
    const heading = [formatTime(group.time), changeRuns(changes[0].change), groupQuestion(group)];
    return { heading: heading.filter(Boolean).join('  '), changes };
  });
}

function historyOf(test: string, { times, runs }: Series): AnalysedHistory {
  const machine = runs?.[runs.length - 1]?.machine;
  return { test, from: times[0], to: times[times.length - 1], ...(machine && { machine }) };
}
