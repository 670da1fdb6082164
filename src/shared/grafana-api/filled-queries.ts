import { getDataSourceSrv } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';

import type { HunterQueryModel } from '../../core/query/model';

/** Queries that Grafana would run: those that are shown, and in which something is entered. */
export async function filledQueries(queries: DataQuery[] = []): Promise<DataQuery[]> {
  const shown = queries.filter(({ hide }) => !hide);
  const filled = await Promise.all(shown.map((query) => isFilled(query)));
  return shown.filter((_, i) => filled[i]);
}

/** Each data source knows of its own queries; SQL's does not say. */
async function isFilled(query: DataQuery): Promise<boolean> {
  const { source, rawSql } = query as Partial<HunterQueryModel> & { rawSql?: unknown };
  // a data source that is gone is an error of its own
  const datasource = await getDataSourceSrv()
    .get(query.datasource ?? undefined)
    .catch(() => undefined);
  if (datasource?.filterQuery?.(query) === false || (typeof rawSql === 'string' && rawSql.trim() === '')) {
    return false;
  }
  return source?.type !== 'datasource' || isFilled({ refId: 'A', ...source.query, datasource: source.ref });
}
