import type { ChangeKind } from '../changepoint/change-point';
import { formatTime } from '../format';
import type { Analysis } from '../query/analyse';
import type { SeriesChange } from '../query/judge';
import { joinSeries } from '../series/join-series';
import { shortNames } from '../series/short-names';
import { shortSize } from './describe';
import { formatWithUnit } from './with-unit';

/** A table with runs as rows, series as columns, and a row for change points before the first run at the new level. */
export interface RunsTable {
  /** `time` and the facts of runs, then a name per series. */
  header: string[];
  /** How many columns are before those of the series. */
  lead: number;
  rows: RunsRow[];
}

/** `run`: a time and the values of a run. `change`: the sizes of changes; empty cells for series without one. */
export interface RunsRow {
  kind: 'run' | 'change';
  cells: string[];
  /** Kind of the change in each cell. Only set in rows of changes. */
  changes?: Array<ChangeKind | undefined>;
}

/** A fact of a run that the table can show. */
export type RunFact = 'id' | 'version' | 'branch' | 'commit' | 'machine';

/** Lays out series with their change points on one time axis. */
export function runsTable(analyses: Analysis[], facts: RunFact[] = []): RunsTable {
  const { times, values } = joinSeries(analyses.map(({ series }) => series));
  const changes = analyses.map((analysis) => new Map(analysis.changes.map((change) => [change.time, change])));
  const runs = new Map(
    facts.length === 0
      ? []
      : analyses.flatMap(({ series }) => (series.runs ?? []).map((run, i) => [series.times[i], run]))
  );
  const rows: RunsRow[] = [];
  times.forEach((time, t) => {
    const here = changes.map((byTime) => byTime.get(time));
    if (here.some(Boolean)) {
      rows.push({
        kind: 'change',
        cells: ['', ...facts.map(() => ''), ...here.map((change) => (change ? cellOf(change) : ''))],
        changes: [undefined, ...facts.map(() => undefined), ...here.map((change) => change?.kind)],
      });
    }
    const cells = values.map((column, i) =>
      Number.isNaN(column[t]) ? '' : formatWithUnit(column[t], analyses[i].series.unit)
    );
    rows.push({
      kind: 'run',
      cells: [formatTime(time), ...facts.map((fact) => runs.get(time)?.[fact] ?? ''), ...cells],
    });
  });
  return {
    lead: 1 + facts.length,
    header: ['time', ...facts, ...shortNames(analyses.map(({ series }) => series.name))],
    rows,
  };
}

function cellOf(change: SeriesChange): string {
  const size = shortSize(change);
  return change.kind === 'gradual' ? `drift ${size}` : change.kind === 'unconfirmed' ? `${size}?` : size;
}
