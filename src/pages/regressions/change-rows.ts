import { isConfirmed, standsOut } from '../../core/changepoint/change-point';
import { type SeriesChange } from '../../core/query/judge';
import { byEffect } from '../../core/report/rank';
import { triageKey, type Triage, type TriageState } from '../../shared/triage/triage';

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
  /** Other metrics of the test that changed in the same run, worst first. */
  others: Row[];
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

/** One row for each run of a test in which metrics changed, newest and then worst first. */
export function rowsOf(all: AnalysedMetric[], triage: ReadonlyMap<string, Triage>, filter: RowFilter): Row[] {
  const matches = matcher(filter);
  const wanted: Row[] = [];
  for (const analysed of all) {
    for (const row of rowsOfMetric(analysed)) {
      // made once and shared by all drawings, so it is copied where the team said something
      const said = triage.get(row.key);
      const now = said ? { ...row, triage: said, state: said.state ?? row.state } : row;
      if (matches(now)) {
        wanted.push(now);
      }
    }
  }
  wanted.sort((a, b) => byEffect(a.change, b.change));
  const groups = new Map<string, Row[]>();
  for (const row of wanted) {
    const run = `${row.analysed.saved ? 'saved' : ''} ${row.test}@${row.change.time}`;
    const group = groups.get(run);
    if (group) {
      group.push(row);
    } else {
      groups.set(run, [row]);
    }
  }
  return [...groups.values()]
    .map(([worst, ...others]) => (others.length > 0 ? { ...worst, others } : worst))
    .sort((a, b) => b.change.time - a.change.time || byEffect(a.change, b.change));
}

/** Changes that the filter leaves out only because it is not known which way is better for their metrics. */
export function countUnknown(all: AnalysedMetric[], triage: ReadonlyMap<string, Triage>, filter: RowFilter): number {
  if (filter.verdict === 'all') {
    return 0;
  }
  const undirected = all.filter(({ changes }) => changes.some(({ direction }) => direction === 'either'));
  return rowsOf(undirected, triage, { ...filter, verdict: 'all' })
    .flatMap((row) => [row, ...row.others])
    .filter(({ change }) => change.direction === 'either').length;
}

const NONE: Row[] = [];
const made = new WeakMap<AnalysedMetric, Row[]>();

/** A row for each change, without what the team said. */
function rowsOfMetric(analysed: AnalysedMetric): Row[] {
  if (analysed.changes.length === 0) {
    return NONE;
  }
  let rows = made.get(analysed);
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
      others: NONE,
    }));
    made.set(analysed, rows);
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
