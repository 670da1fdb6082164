import { isConfirmed } from '../../core/changepoint/change-point';
import { type SeriesChange } from '../../core/query/judge';
import { triageKey, type Triage } from '../../shared/triage/triage';
import type { ChartSeries } from './chart-series';

/** A change to mark, with what the team made of it. */
export interface ShownChange {
  change: SeriesChange;
  /** Key of its triage. */
  key: string;
  triage?: Triage;
}

export interface ShowOptions {
  minChange: number;
  showHidden: boolean;
  triage: ReadonlyMap<string, Triage>;
}

/** Changes of a series that are to be marked, and how many are not: hidden by the team, or smaller than asked. */
export function shownChanges(one: ChartSeries, { minChange, showHidden, triage }: ShowOptions) {
  const all = one.changes.map((change): ShownChange => {
    const key = triageKey(change, scopeOf(one));
    return { change, key, triage: triage.get(key) };
  });
  const large = all.filter(({ change }) => !(Math.abs(change.relativeChange) < minChange));
  const shown = large.filter((each) => showHidden || each.triage?.state !== 'hidden');
  return { shown, hidden: large.length - shown.length, small: all.length - large.length };
}

/** Our own series have a name that is theirs alone; those of other sources are told apart by their query. */
function scopeOf({ own, frame: { refId = '' } }: ChartSeries): string {
  return own ? `${refId}:` : '';
}

/** The colour of a mark, by what it means and by what the team made of it. */
export function verdictOf({ change, triage }: ShownChange): SeriesChange['verdict'] | 'unconfirmed' {
  if (!isConfirmed(change)) {
    return 'unconfirmed';
  }
  return triage?.state === 'expected' ? 'neutral' : change.verdict;
}
