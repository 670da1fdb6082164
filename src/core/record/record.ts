import { isConfirmed } from '../changepoint/change-point';
import { HunterError } from '../errors';
import type { CarbonPoint } from '../graphite/carbon';
import { signedPercent } from '../query/alert-values';
import type { Analysis } from '../query/analyse';
import { isWithin } from '../series/range';
import { type TimeRange } from '../series/series';
import { DAY } from '../times/days';
import { changePath } from './recorded-path';

/**
 * Length of the history, ms, that is analysed before the recorded range. Without it, a change at the start of the range
 * would have too few runs before it to be found, and its recorded value would be overwritten with 0.
 */
export const LEAD = 90 * DAY;

/** The changes of a series as a new series: in % at the run of a change, 0 at all other runs. */
export interface Recording {
  path: string;
  /** Name of the analysed series. */
  series: string;
  points: CarbonPoint[];
  changes: number;
}

/** A test whose changes are recorded. */
export interface RecordedTest {
  analyses: Analysis[];
  /** The runs that get a value. */
  range: TimeRange;
  /** Name of the test, where the names of its series are no paths of Graphite, so that other tests have the same ones. */
  name?: string;
}

/**
 * Makes a series of changes for each analysed series. Every run within the range gets a value, so that recording again
 * overwrites changes that have moved or vanished, and otherwise writes the same values.
 *
 * @throws HunterError when two series would share a path, or a path is that of an analysed series
 */
export function recordChanges(tests: RecordedTest[], prefix: string): Recording[] {
  const recordings = new Map<string, Recording>();
  const sources = new Set(tests.flatMap(({ analyses }) => analyses.map(({ series }) => series.name)));
  const all = tests.flatMap(({ analyses, ...test }) => analyses.map((analysis) => ({ analysis, ...test })));
  for (const { analysis, range, name } of all) {
    const path = changePath(prefix, analysis.series, name);
    const other = recordings.get(path);
    if (other) {
      throw new HunterError(
        'input',
        `The changes of "${other.series}" and of "${analysis.series.name}" would both be recorded as "${path}": record one of them under another prefix.`
      );
    }
    if (sources.has(path)) {
      throw new HunterError(
        'input',
        `"${path}" holds results, which are not to be overwritten: choose another prefix.`
      );
    }
    recordings.set(path, { path, series: analysis.series.name, ...pointsOf(path, analysis, range) });
  }
  return [...recordings.values()];
}

function pointsOf(
  path: string,
  { series, changes }: Analysis,
  range: TimeRange
): Pick<Recording, 'points' | 'changes'> {
  const percents = new Map(
    changes
      .filter((change) => isConfirmed(change) && isWithin(change.time, range))
      .map((change) => [change.time, signedPercent(change)])
  );
  const points = [...series.times]
    .filter((time) => isWithin(time, range))
    .map((time) => ({ path, value: percents.get(time) ?? 0, seconds: Math.floor(time / 1000) }));
  return { points, changes: percents.size };
}
