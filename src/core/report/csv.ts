import { csvLine } from '../escape/csv';
import type { SeriesChange } from '../query/judge';
import type { TestReport } from './test-report';

type Column = [name: string, cell: (change: SeriesChange) => string | number | undefined];

const time = (ms: number | undefined) => (ms === undefined ? undefined : new Date(ms).toISOString());

const COLUMNS: Column[] = [
  ['series', ({ series }) => series],
  ['time', (change) => time(change.time)],
  ['verdict', ({ verdict }) => verdict],
  ['kind', ({ kind }) => kind],
  ['relative_change', ({ relativeChange }) => relativeChange],
  ['absolute_change', ({ absoluteChange }) => absoluteChange],
  ['p_value', ({ pValue }) => pValue],
  ['effect_size', ({ effectSize }) => effectSize],
  ['before_mean', ({ before }) => before.mean],
  ['before_std', ({ before }) => before.std],
  ['before_runs', ({ before }) => before.n],
  ['after_mean', ({ after }) => after.mean],
  ['after_std', ({ after }) => after.std],
  ['after_runs', ({ after }) => after.n],
  ['last_good_time', ({ lastGoodTime }) => time(lastGoodTime)],
  ['first_reported', ({ reportedTime }) => time(reportedTime)],
  ['last_good_version', ({ lastGoodRun }) => lastGoodRun?.version],
  ['last_good_commit', ({ lastGoodRun }) => lastGoodRun?.commit],
  ['run', ({ firstBadRun }) => firstBadRun?.id],
  ['branch', ({ firstBadRun }) => firstBadRun?.branch],
  ['version', ({ firstBadRun }) => firstBadRun?.version],
  ['commit', ({ firstBadRun }) => firstBadRun?.commit],
];

/** Writes the changes as a CSV table with a header: numbers at full precision, times as ISO 8601 in UTC. */
export function csvReport(tests: TestReport[]): string {
  const rows = tests.flatMap(({ test, analyses }) =>
    analyses.flatMap(({ changes }) =>
      changes.map((change) => csvLine([test, ...COLUMNS.map(([, cell]) => cell(change))]))
    )
  );
  return [csvLine(['test', ...COLUMNS.map(([name]) => name)]), ...rows].join('\n');
}
