import { groupBy } from '../group-by';
import type { SeriesChange } from '../query/judge';
import type { AnalysedHistory, MovedTogether } from './moved-together';
import { byEffect } from './rank';
import { byName, sameRuns } from './same-runs';
import { findSurroundings } from './surroundings';

/** A change, and the test that it was found in. */
export interface FoundChange {
  test: string;
  change: SeriesChange;
}

/**
 * Changes that most likely have one cause, so that one person looks at them together.
 *
 * `surroundings`: most tests moved with one run, so it is rather the machine, the compiler or the base image than the
 * code. `commit`: all were first seen with that commit, in whatever test. `run`: all were first seen in runs of the same
 * time, whose commit is not known. `drift`: a level that moves over many runs, so that no run has brought it.
 */
export interface ChangeGroup<T extends FoundChange = FoundChange> {
  /** Stays the same when more runs are analysed. */
  id: string;
  cause: 'surroundings' | 'commit' | 'run' | 'drift';
  /** Time of the run, or of the earliest one at a new level, ms since 1970. */
  time: number;
  /** The commit of the runs at the new level, if all have the same. */
  commit?: string;
  /** The machine that all of a group `surroundings` ran on, if only that machine's tests moved. */
  machine?: string;
  /** Of a group `surroundings`: what moved, of all that could. */
  moved?: MovedTogether;
  /** The largest first. */
  changes: T[];
}

/**
 * Groups the changes of many tests by cause: each change is in exactly one group, and neither the order of the changes
 * nor that of the histories matters. Give all changes that were found, of both directions: what is only a part of them
 * hides that all of a machine's tests moved.
 *
 * @param histories all series that were analysed, also those without a change
 * @returns the newest group first
 */
export function groupChanges<T extends FoundChange>(all: T[], histories: AnalysedHistory[]): Array<ChangeGroup<T>> {
  const surroundings = findSurroundings(
    all.filter(({ change }) => change.kind === 'step'),
    histories
  );
  const explained = new Set(surroundings.flatMap(({ changes }) => changes));
  const others = all.filter((one) => !explained.has(one));
  const withCommit = groupBy(
    others.filter((one) => causeOf(one) === 'commit'),
    ({ change }) => change.firstBadRun!.commit!
  );
  const drifts = groupBy(
    others.filter((one) => causeOf(one) === 'drift'),
    ({ test, change }) => `${test}@${change.time}`
  );
  const runs = sameRuns(others.filter((one) => causeOf(one) === 'run'));
  return [
    ...surroundings.map(({ time, machine, moved, changes }) => ({
      ...toGroup(['surroundings', time, machine].filter(Boolean).join(' '), 'surroundings', changes),
      time,
      ...(machine && { machine }),
      moved,
    })),
    ...[...withCommit].map(([commit, changes]) => toGroup(`commit ${commit}`, 'commit', changes)),
    ...runs.map((changes) => toGroup(`run ${earliest(changes)}`, 'run', changes)),
    ...[...drifts].map(([key, changes]) => toGroup(`drift ${key}`, 'drift', changes)),
  ].sort((a, b) => b.time - a.time || byEffect(a.changes[0].change, b.changes[0].change) || (a.id < b.id ? -1 : 1));
}

function causeOf({ change }: FoundChange): 'commit' | 'run' | 'drift' {
  if (change.kind === 'gradual') {
    return 'drift';
  }
  return change.firstBadRun?.commit ? 'commit' : 'run';
}

function toGroup<T extends FoundChange>(id: string, cause: ChangeGroup['cause'], changes: T[]): ChangeGroup<T> {
  const commits = new Set(changes.map(({ change }) => change.firstBadRun?.commit));
  const [commit] = commits.size === 1 ? commits : [];
  return {
    id,
    cause,
    time: earliest(changes),
    ...(commit && { commit }),
    changes: [...changes].sort((a, b) => byEffect(a.change, b.change) || byName(a, b)),
  };
}

const earliest = (changes: FoundChange[]) => Math.min(...changes.map(({ change }) => change.time));
