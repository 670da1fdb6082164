import { isConfirmed, type SeriesChange } from '../../core/changepoint/judge';
import { byEffect } from '../../core/report/rank';
import { triageKey, type Triage, type TriageState } from '../../triage/triage';

/** A metric of a test with its changes, as the analysis leaves it: small enough for twenty thousand of them. */
export interface AnalysedMetric {
  test: string;
  /** As the screen names it. */
  metric: string;
  changes: SeriesChange[];
  /** Values of the last runs, thinned, for a small picture. */
  spark: number[];
  /** Time of the first and the last of them. */
  sparkFrom: number;
  sparkTo: number;
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
  const rows = all.flatMap((analysed) =>
    analysed.changes.filter(isConfirmed).map((change) => toRow(analysed, change, triage))
  );
  const wanted = rows.filter((row) => matches(row, filter)).sort((a, b) => byEffect(a.change, b.change));
  const groups = new Map<string, Row[]>();
  for (const row of wanted) {
    const run = `${row.test}@${row.change.time}`;
    groups.set(run, [...(groups.get(run) ?? []), row]);
  }
  return [...groups.values()]
    .map(([worst, ...others]) => ({ ...worst, others }))
    .sort((a, b) => b.change.time - a.change.time || byEffect(a.change, b.change));
}

function toRow(analysed: AnalysedMetric, change: SeriesChange, triage: ReadonlyMap<string, Triage>): Row {
  const { test, metric } = analysed;
  const key = triageKey(change);
  const said = triage.get(key);
  const state = said?.state ?? (isUndone(change, analysed.changes) ? 'fixed' : 'new');
  return { id: `${test} ${change.id}`, key, test, metric, change, state, triage: said, analysed, others: [] };
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

function matches(
  { test, metric, change, state }: Row,
  { verdict, since, minChange, search, state: wanted }: RowFilter
): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const name = `${test} ${metric}`.toLowerCase();
  return (
    (verdict === 'all' || change.verdict === 'regression') &&
    change.time >= since &&
    !(Math.abs(change.relativeChange) < minChange) &&
    words.every((word) => name.includes(word)) &&
    (wanted === 'all' || (wanted === 'open' ? state === 'new' || state === 'acknowledged' : state === wanted))
  );
}
