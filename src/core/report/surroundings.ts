import { groupBy } from '../group-by';
import type { SeriesChange } from '../query/judge';
import { firstAfter } from '../series/range';
import { movedTogether, type AnalysedHistory, type MovedTogether } from './moved-together';
import { gapOf, sameRuns } from './same-runs';

interface Found {
  test: string;
  change: SeriesChange;
}

/** Changes that came with one run of most tests, everywhere or on one machine. */
export interface Surroundings<T> {
  /** Time of the run, ms since 1970. */
  time: number;
  /** The machine, if only its tests moved. */
  machine?: string;
  moved: MovedTogether;
  changes: T[];
}

/**
 * Finds the runs with which most tests moved, see `movedTogether`. The detector may place a small change one run too
 * early or too late, so a change next to such a run counts as of that run where its series did not move with the run
 * itself.
 *
 * @returns each change at most once; the order of the changes does not matter
 */
export function findSurroundings<T extends Found>(steps: T[], histories: AnalysedHistory[]): Array<Surroundings<T>> {
  const taken = new Set<T>();
  const found: Array<Surroundings<T>> = [];
  const runs = sameRuns(steps);
  const byTime = runs.flat();
  const times = Float64Array.from(byTime, ({ change }) => change.time);
  // the run with the most changes first: those next to it are its own, not the other way round
  runs.sort((a, b) => b.length - a.length || timeOf(a) - timeOf(b));
  for (const run of runs.filter(({ length }) => length > 1)) {
    const members = run.filter((one) => !taken.has(one));
    const changes = members.length > 0 ? [...members, ...nextTo(members, byTime, times, taken)] : [];
    for (const one of together(changes, timeOf(run), histories)) {
      found.push(one);
      one.changes.forEach((change) => taken.add(change));
    }
  }
  return found;
}

/** The changes that are one run before or after a run, of series without a change in it. `steps` ascend in `times`. */
function nextTo<T extends Found>(members: T[], steps: T[], times: Float64Array, taken: ReadonlySet<T>): T[] {
  const [first] = members;
  const moved = new Set(members.map(seriesOf));
  const reach = (gap: number) => 1.5 * gap;
  const isNext = (one: T) =>
    Math.abs(one.change.time - first.change.time) <= reach(Math.min(gapOf(first), gapOf(one))) &&
    !taken.has(one) &&
    !moved.has(seriesOf(one));
  const { time } = first.change;
  const [start, end] = [
    firstAfter(times, time - reach(gapOf(first)), true),
    firstAfter(times, time + reach(gapOf(first)), false),
  ];
  return steps.slice(start, end).filter(isNext);
}

function together<T extends Found>(changes: T[], time: number, histories: AnalysedHistory[]): Array<Surroundings<T>> {
  const everywhere = movedTogether(seriesByTest(changes), time, histories);
  if (everywhere) {
    return [{ time, moved: everywhere, changes }];
  }
  const byMachine = groupBy(changes, ({ change }) => change.firstBadRun?.machine ?? '');
  byMachine.delete('');
  return [...byMachine].flatMap(([machine, here]) => {
    const own = histories.filter((one) => one.machine === machine);
    const moved = movedTogether(seriesByTest(here), time, own);
    return moved ? [{ time, machine, moved, changes: here }] : [];
  });
}

/** The number of series that changed, by test. */
function seriesByTest(changes: Found[]): Map<string, number> {
  const byTest = groupBy(changes, ({ test }) => test);
  return new Map([...byTest].map(([test, all]) => [test, new Set(all.map(seriesOf)).size]));
}

const seriesOf = ({ test, change }: Found) => `${test}\n${change.series}`;
const timeOf = ([first]: Found[]) => first.change.time;
