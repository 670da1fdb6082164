import { isConfirmed, standsOut } from '../../core/changepoint/change-point';
import { type SeriesChange } from '../../core/query/judge';
import { groupChanges, type ChangeGroup } from '../../core/report/group-changes';
import { triageKey, type Triage, type TriageState } from '../../shared/triage/triage';
import type { Findings } from './findings/findings';

/** A metric of a test with its changes, as the analysis leaves it: small enough for twenty thousand of them. */
export interface AnalysedMetric {
  /** A Fallout test, or a source that somebody saved. */
  test: string;
  saved?: boolean;
  /** Name on the screen: the series' without the beginning that all of the test share. */
  metric: string;
  /** Name in Graphite. */
  series: string;
  changes: SeriesChange[];
  /** Values of all runs, thinned, for a small picture; none where there is no change to show. */
  spark: Float32Array;
  /** Time of the first and the last of them. */
  sparkFrom: number;
  sparkTo: number;
  /** Number of runs. */
  runs: number;
  /** Where the last run ran, if the runs tell. */
  machine?: string;
  /** Digest of the last points, which differs once there are new ones. */
  digest: number;
}

/** `new`: nobody said anything yet. `fixed`: a later change took it back. */
export type RowState = 'new' | 'fixed' | TriageState;

/** A change of a metric. */
export interface Row {
  id: string;
  key: string;
  test: string;
  metric: string;
  change: SeriesChange;
  state: RowState;
  triage?: Triage;
  analysed: AnalysedMetric;
}

/** A line of the table: changes that most likely have one cause, as far as the filter leaves them. */
export interface Entry {
  id: string;
  /** All that have this cause, whatever the filter is. */
  group: ChangeGroup<Row>;
  /** The worst first; at least one. */
  rows: Row[];
}

export interface RowFilter {
  verdict: 'regressions' | 'all';
  /** Changes before this time are old news, ms since 1970. */
  since: number;
  /** Smaller ones are left out: 0.05 = 5 %. */
  minChange: number;
  /** Part of the test's or the metric's name. */
  search: string;
  state: 'open' | 'all' | RowState;
}

/** An entry for each cause of changes, the newest and then the worst first. */
export function entriesOf(
  groups: Array<ChangeGroup<Row>>,
  triage: ReadonlyMap<string, Triage>,
  filter: RowFilter
): Entry[] {
  const matches = matcher(filter);
  return groups.flatMap((group) => {
    const rows = group.changes.map((row) => withTriage(row, triage)).filter(matches);
    return rows.length > 0 ? [entryOf(group, rows)] : [];
  });
}

const made = new WeakMap<ChangeGroup<Row>, Entry>();

/** The entry that was made before, where it is the same: React does not draw it again. */
function entryOf(group: ChangeGroup<Row>, rows: Row[]): Entry {
  const known = made.get(group);
  if (known && areSame(known.rows, rows)) {
    return known;
  }
  const entry = { id: group.id, group, rows };
  made.set(group, entry);
  return entry;
}

/**
 * Groups changes again and again while more are found: groups that are still the same stay the same objects. They are made
 * of all changes: those that a filter leaves out tell as well that a whole machine moved.
 */
export function grouping(): (found: Pick<Findings, 'changed' | 'histories'>) => Array<ChangeGroup<Row>> {
  let known = new Map<string, ChangeGroup<Row>>();
  return ({ changed, histories }) => {
    const groups = groupChanges(changed.flatMap(rowsOfMetric), histories).map((group) => {
      const old = known.get(group.id);
      return old && isSame(old, group) ? old : group;
    });
    known = new Map(groups.map((group) => [group.id, group]));
    return groups;
  };
}

function isSame(one: ChangeGroup<Row>, { changes, moved, ...other }: ChangeGroup<Row>): boolean {
  return (
    one.time === other.time &&
    one.commit === other.commit &&
    areSame(one.changes, changes) &&
    (one.moved === moved || JSON.stringify(one.moved) === JSON.stringify(moved))
  );
}

const areSame = (some: Row[], others: Row[]) =>
  some.length === others.length && some.every((row, i) => row === others[i]);

/** Rows are made once and shared by all drawings, so one is copied where the team said something. */
function withTriage(row: Row, triage: ReadonlyMap<string, Triage>): Row {
  const said = triage.get(row.key);
  return said ? { ...row, triage: said, state: said.state ?? row.state } : row;
}

/** Changes that the filter leaves out only because it is not known which way is better for their metrics. */
export function countUnknown(
  { changed }: Pick<Findings, 'changed'>,
  triage: ReadonlyMap<string, Triage>,
  filter: RowFilter
): number {
  if (filter.verdict === 'all') {
    return 0;
  }
  const matches = matcher({ ...filter, verdict: 'all' });
  return changed
    .filter(({ changes }) => changes.some(({ direction }) => direction === 'either'))
    .flatMap(rowsOfMetric)
    .filter((row) => row.change.direction === 'either' && matches(withTriage(row, triage))).length;
}

/** The keys of all changes of some groups. */
export const keysOf = (groups: Array<ChangeGroup<Row>>): string[] =>
  groups.flatMap(({ changes }) => changes.map(({ key }) => key));

const rowsOf = new WeakMap<AnalysedMetric, Row[]>();

/** A row for each change, without what the team said. */
function rowsOfMetric(analysed: AnalysedMetric): Row[] {
  let rows = rowsOf.get(analysed);
  if (!rows) {
    const { test, metric, saved, changes } = analysed;
    rows = changes.filter(isConfirmed).map((change) => ({
      id: `${saved ? 'saved' : ''} ${test} ${change.id}`,
      key: triageKey(change),
      test,
      metric,
      change,
      state: isUndone(change, changes) ? 'fixed' : 'new',
      analysed,
    }));
    rowsOf.set(analysed, rows);
  }
  return rows;
}

/** Whether later changes took back at least half of a regression. */
function isUndone(change: SeriesChange, all: SeriesChange[]): boolean {
  const now = all.filter(isConfirmed).at(-1)!;
  return (
    change.verdict === 'regression' &&
    now.time > change.time &&
    (now.after.mean - change.before.mean) / change.absoluteChange <= 0.5
  );
}

function matcher({ verdict, since, minChange, search, state: wanted }: RowFilter): (row: Row) => boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return ({ test, metric, change, state }) =>
    (verdict === 'all' || (change.verdict === 'regression' && standsOut(change))) &&
    change.time >= since &&
    !(Math.abs(change.relativeChange) < minChange) &&
    (wanted === 'all' || (wanted === 'open' ? state === 'new' || state === 'acknowledged' : state === wanted)) &&
    (words.length === 0 || hasAll(`${test} ${metric}`.toLowerCase(), words));
}

const hasAll = (name: string, words: string[]) => words.every((word) => name.includes(word));
