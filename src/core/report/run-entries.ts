import { formatTime } from '../format';
import type { Analysis } from '../query/analyse';
import type { Series } from '../series/series';
import { changeRuns } from './describe';
import { groupExtent, groupQuestion } from './describe-group';
import { groupChanges, type FoundChange } from './group-changes';
import type { AnalysedHistory } from './moved-together';
import type { TestReport } from './test-report';

/** A change, and the series that it was found in. */
interface EntryChange extends FoundChange {
  analysis: Analysis;
}

/** Changes that most likely have one cause, over all tests. */
export interface RunEntry {
  /** Their time and runs, and what several tests have in common. */
  heading: string;
  /** The runs before and after, as far as known: they are in the heading. */
  runs?: string;
  /** Regressions first, then the largest. */
  changes: EntryChange[];
}

/** Groups the changes of all tests by cause, see `groupChanges`: the newest first. */
export function runEntries(tests: TestReport[]): RunEntry[] {
  const found = tests.flatMap(({ test, analyses }) =>
    analyses.flatMap((analysis) => analysis.changes.map((change): EntryChange => ({ test, change, analysis })))
  );
  const histories = tests.flatMap(({ test, analyses }) => analyses.map(({ series }) => historyOf(test, series)));
  const isBetter = ({ change }: FoundChange) => Number(change.verdict !== 'regression');
  return groupChanges(found, histories).map((group) => {
    const changes = [...group.changes].sort((a, b) => isBetter(a) - isBetter(b));
    const runs = changeRuns(changes[0].change);
    const extent = testsOf(changes) > 1 ? groupExtent(group) : undefined;
    const heading = [formatTime(group.time), runs, extent, groupQuestion(group)];
    return { heading: heading.filter(Boolean).join('  '), ...(runs && { runs }), changes };
  });
}

/** How many tests changes are of. */
export const testsOf = (changes: FoundChange[]): number => new Set(changes.map(({ test }) => test)).size;

function historyOf(test: string, { times, runs }: Series): AnalysedHistory {
  const machine = runs?.[runs.length - 1]?.machine;
  return { test, from: times[0], to: times[times.length - 1], ...(machine && { machine }) };
}
