import type { DataSourceInstanceSettings, ScopedVars } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';

import type { HunterQueryModel, OtherSource } from '../../core/query/model';
import { DATA_SOURCE_ID } from '../plugin-ids';
import { allows, queryOfOther } from './allowed-sources';

/**
 * The query that an alert rule can ask: the first of ours whose series the backend may ask for, or else one of ours around
 * the query of another data source that may be asked.
 */
export function alertableQuery(queries: DataQuery[] = []): DataQuery | undefined {
  const shown = queries.filter(({ hide }) => !hide);
  const others = shown.filter(({ datasource }) => datasource?.type !== DATA_SOURCE_ID);
  return shown.find(isAlertable) ?? others.map(queryOfOther).find((query) => query !== undefined);
}

function isAlertable({ datasource, ...model }: DataQuery): boolean {
  const { source } = model as Partial<HunterQueryModel>;
  return (
    datasource?.type === DATA_SOURCE_ID &&
    (source?.type !== 'datasource' || allows(getDataSourceSrv().getInstanceSettings(datasource), source.ref?.uid))
  );
}

/** A query that an alert rule could ask if a Hunter data source were allowed to ask for its series. */
export interface RefusedQuery {
  query: DataQuery;
  /** Where its series are. */
  other: DataSourceInstanceSettings;
}

/** The first query whose data source has a backend, where none is alertable only since the settings do not allow it. */
export function refusedQuery(queries: DataQuery[] = []): RefusedQuery | undefined {
  if (alertableQuery(queries)) {
    return undefined;
  }
  return queries
    .filter(({ hide }) => !hide)
    .map((query) => ({ query, other: settingsOfSeries(query) }))
    .find((one): one is RefusedQuery => one.other?.meta?.backend === true && one.other.type !== DATA_SOURCE_ID);
}

function settingsOfSeries({ datasource, ...model }: DataQuery): DataSourceInstanceSettings | undefined {
  const { source } = model as Partial<HunterQueryModel>;
  const ref = datasource?.type === DATA_SOURCE_ID && source?.type === 'datasource' ? source.ref : datasource;
  return ref?.uid ? getDataSourceSrv().getInstanceSettings(ref) : undefined;
}

/** Queries with their variables filled in, each with its data source. @throws where a data source is gone */
export async function interpolateQueries(queries: DataQuery[], scopedVars: ScopedVars = {}): Promise<DataQuery[]> {
  const all = queries.map(async (query) => {
    const datasource = await getDataSourceSrv().get(query.datasource ?? undefined, scopedVars);
    const [resolved = query] = datasource.interpolateVariablesInQueries?.([query], scopedVars) ?? [];
    const { source } = resolved as Partial<HunterQueryModel>;
    return {
      ...resolved,
      datasource: datasource.getRef(),
      ...(source?.type === 'datasource' && { source: await interpolateOther(source, scopedVars) }),
    };
  });
  return Promise.all(all);
}

/** Variables in the query of another data source are that data source's to replace. */
async function interpolateOther(source: OtherSource, scopedVars: ScopedVars): Promise<OtherSource> {
  const other = await getDataSourceSrv().get(source.ref, scopedVars);
  const query = { refId: 'A', ...source.query, datasource: source.ref };
  const [{ datasource: _, refId: __, ...resolved } = query] =
    other.interpolateVariablesInQueries?.([query], scopedVars) ?? [];
  return { ...source, query: resolved };
}
