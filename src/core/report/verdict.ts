import { isConfirmed } from '../changepoint/change-point';
import { formatCount } from '../format';
import type { Analysis } from '../query/analyse';
import type { SeriesChange } from '../query/judge';
import type { TestReport } from './test-report';

/** `2 regressions and 1 improvement in 5 series of up to 180 runs.` */
export function verdictLine(analyses: Analysis[]): string {
  const changes = analyses.flatMap((analysis) => analysis.changes);
  const confirmed = changes.filter(isConfirmed);
  const count = (verdict: SeriesChange['verdict']) => confirmed.filter((change) => change.verdict === verdict).length;
  const counts = [
    countSome(count('regression'), 'regression'),
    countSome(count('improvement'), 'improvement'),
    countSome(count('neutral'), 'change of unknown direction', 'changes of unknown direction'),
  ].filter(Boolean);
  const runs = Math.max(0, ...analyses.map(({ series }) => series.times.length));
  const what = counts.length === 0 ? 'No change points' : counts.join(' and ');
  const open = changes.length - confirmed.length;
  return `${what} in ${analyses.length} series of up to ${formatCount(runs, 'run')}${
    open === 0 ? '' : `; ${formatCount(open, 'last run is', 'last runs are')} off`
  }.`;
}

const countSome = (n: number, one: string, many?: string) => (n === 0 ? '' : formatCount(n, one, many));

/** Most names in the line about all tests. */
const MOST_TESTS = 10;

/** `2 of 40 tests changed: a, b.`, or that none has. */
export function testsLine(tests: TestReport[]): string {
  const changed = tests.filter(({ analyses }) => analyses.some(({ changes }) => changes.length > 0));
  const of = formatCount(tests.length, 'test');
  const names = changed.slice(0, MOST_TESTS).map(({ test }) => test);
  const left = changed.length - names.length;
  return changed.length === 0
    ? `No change points in ${of}.`
    : `${changed.length} of ${of} changed: ${names.join(', ')}${left > 0 ? ` and ${left} more` : ''}.`;
}
