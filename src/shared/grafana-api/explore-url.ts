import type { RawTimeRange } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';

/** The address of Explore with queries of one data source, over the same time. */
export function exploreUrl(uid: string | undefined, queries: DataQuery[], range: RawTimeRange): string {
  const text = (time: RawTimeRange['from']) => (typeof time === 'string' ? time : String(time.valueOf()));
  const panes = { hunter: { datasource: uid, queries, range: { from: text(range.from), to: text(range.to) } } };
  return `/explore?schemaVersion=1&panes=${encodeURIComponent(JSON.stringify(panes))}`;
}
