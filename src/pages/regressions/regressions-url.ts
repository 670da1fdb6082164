import { DAY } from '../../core/times/days';
import type { RowFilter } from './change-rows';
import { readSort, type Sort } from './sort-entries';

/** Data source, user, filters and order of the table. All of it is in the URL, so that it can be shared. */
export interface RegressionsView extends Omit<RowFilter, 'since'> {
  /** The data source's uid; the default one when left out. */
  source?: string;
  /** The Fallout user whose tests are analysed; empty for the data source's own. */
  user: string;
  /** Age of the oldest changes in the table, days. */
  days: number;
  /** Newest and worst first when left out. */
  sort?: Sort;
}

/** URL parameters to set; undefined takes one out. */
export type UrlChange = Record<string, string | number | undefined>;

export const STATES = ['open', 'all', 'new', 'acknowledged', 'expected', 'fixed', 'hidden'] as const;

/** Reads the page's URL parameters. Those that cannot be used have their defaults. */
export function readRegressionsUrl(search: string): RegressionsView {
  const params = new URLSearchParams(search);
  const number = (name: string, otherwise: number) => {
    const value = Number(params.get(name) ?? otherwise);
    return Number.isFinite(value) && value >= 0 ? value : otherwise;
  };
  return {
    source: params.get('source') ?? undefined,
    user: params.get('user') ?? '',
    days: number('days', 30) || 30,
    minChange: number('minChange', 0),
    search: params.get('search') ?? '',
    verdict: params.get('verdict') === 'all' ? 'all' : 'regressions',
    state: STATES.find((state) => state === params.get('state')) ?? 'open',
    sort: readSort(params.get('sort')),
  };
}

/** The filter of the table's rows. @param now ms since 1970 */
export function filterOf({ days, minChange, search, verdict, state }: RegressionsView, now: number): RowFilter {
  return { minChange, search, verdict, state, since: now - days * DAY };
}
