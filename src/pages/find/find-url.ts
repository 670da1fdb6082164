import type { RawTimeRange } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';

import { PATHS } from '../routes';

/** Queries of any data sources and their time range, as a panel or Explore has them. */
export interface FindRequest {
  title?: string;
  targets: DataQuery[];
  timeRange: RawTimeRange;
}

/** The page that shows the series of queries with their change points; undefined without queries. */
export function findUrl({ title, targets, timeRange }: FindRequest): string | undefined {
  const queries = (targets ?? []).filter(({ hide, datasource }) => !hide && datasource?.uid);
  if (queries.length === 0) {
    return undefined;
  }
  const time = (at: RawTimeRange['from']) => (typeof at === 'string' ? at : String(at.valueOf()));
  const search = new URLSearchParams({
    ...(title && { title }),
    from: time(timeRange.from),
    to: time(timeRange.to),
    queries: JSON.stringify(queries),
  });
  return `${PATHS.find}?${search}`;
}

/** Reads the URL parameters of the page; undefined when they hold no queries. */
export function readFindUrl(search: string): FindRequest | undefined {
  const address = new URLSearchParams(search);
  try {
    const targets: unknown = JSON.parse(address.get('queries') ?? '');
    return Array.isArray(targets) && targets.length > 0
      ? {
          title: address.get('title') ?? undefined,
          targets,
          timeRange: { from: address.get('from') ?? 'now-180d', to: address.get('to') ?? 'now' },
        }
      : undefined;
  } catch {
    return undefined;
  }
}
