import { DAY } from '../../core/times/days';
import type { RowFilter } from './rows';
import { readSort, type Sort } from './sort-rows';

/** What the page shows, all of it in its address, so that it can be shared. */
export interface RegressionsView extends Omit<RowFilter, 'since'> {
  /** The data source's uid; the default one when left out. */
  source?: string;
  /** Whose tests; the configured user's when empty. */
  user: string;
  /** How old news may be, days. */
  days: number;
  /** Newest and worst first when left out. */
  sort?: Sort;
}

export const STATES = ['open', 'all', 'new', 'acknowledged', 'expected', 'fixed', 'hidden'] as const;

export function readRegressionsUrl(search: string): RegressionsView {
  const address = new URLSearchParams(search);
  const number = (name: string, otherwise: number) => {
    const value = Number(address.get(name) ?? otherwise);
    return Number.isFinite(value) && value >= 0 ? value : otherwise;
  };
  return {
    source: address.get('source') ?? undefined,
    user: address.get('user') ?? '',
    days: number('days', 30) || 30,
    minChange: number('minChange', 0),
    search: address.get('search') ?? '',
    verdict: address.get('verdict') === 'all' ? 'all' : 'regressions',
    state: STATES.find((state) => state === address.get('state')) ?? 'open',
    sort: readSort(address.get('sort')),
  };
}

export function filterOf({ days, minChange, search, verdict, state }: RegressionsView, now: number): RowFilter {
  return { minChange, search, verdict, state, since: now - days * DAY };
}
