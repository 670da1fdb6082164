import { formatTime } from '../format';
import type { SeriesChange } from '../query/judge';
import { changeRuns } from './describe';
import type { TestReport } from './test-report';

/** A change, and the test that it belongs to. */
export interface TestChange {
  test: string;
  change: SeriesChange;
}

/** The changes of one commit, or of one time where no commit is known, over all tests. */
export interface RunEntry {
  heading: string;
  changes: TestChange[];
}

/**
 * Groups the changes of all tests by the commit, else by the version or the time, at which they happened: one commit
 * often moves several metrics of several tests. The newest first; within, regressions first, then by size.
 */
export function runEntries(tests: TestReport[]): RunEntry[] {
  const groups = new Map<string, TestChange[]>();
  for (const { test, analyses } of tests) {
    for (const change of analyses.flatMap(({ changes }) => changes)) {
      const { commit, version } = change.firstBadRun ?? {};
      const key = JSON.stringify(commit ? ['commit', commit] : [change.time, version]);
      groups.set(key, [...(groups.get(key) ?? []), { test, change }]);
    }
  }
  const isBetter = ({ change }: TestChange) => Number(change.verdict !== 'regression');
  return [...groups.values()]
    .sort((a, b) => latest(b) - latest(a))
    .map((changes) => {
      const sorted = changes.sort(
        (a, b) => isBetter(a) - isBetter(b) || b.change.magnitude - a.change.magnitude || a.test.localeCompare(b.test)
      );
      const runs = changeRuns(sorted[0].change);
      return { heading: [formatTime(latest(sorted)), runs].filter(Boolean).join('  '), changes: sorted };
    });
}

const latest = (changes: TestChange[]) => changes.reduce((time, { change }) => Math.max(time, change.time), -Infinity);
