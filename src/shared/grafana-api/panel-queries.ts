import type { ScopedVars } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';

import type { HunterQueryModel } from '../../core/query/model';
import { DATA_SOURCE_ID } from '../plugin-ids';

/** The query that a rule can take over: ours, and of series that the backend can ask for. */
export function alertableQuery(queries: DataQuery[] = []): DataQuery | undefined {
  return queries.find(
    ({ datasource, hide, ...model }) =>
      !hide && datasource?.type === DATA_SOURCE_ID && (model as Partial<HunterQueryModel>).source?.type !== 'datasource'
  );
}

/** Queries with their variables filled in, each with its data source. @throws where a data source is gone */
export async function interpolateQueries(queries: DataQuery[], scopedVars: ScopedVars = {}): Promise<DataQuery[]> {
  const all = queries.map(async (query) => {
    const source = await getDataSourceSrv().get(query.datasource ?? undefined, scopedVars);
    const [resolved = query] = source.interpolateVariablesInQueries?.([query], scopedVars) ?? [];
    return { ...resolved, datasource: source.getRef() };
  });
  return Promise.all(all);
}
