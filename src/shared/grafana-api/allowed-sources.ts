import type { DataSourceInstanceSettings } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';

import { DEFAULT_QUERY, type OtherSource } from '../../core/query/model';
import { DATA_SOURCE_ID } from '../plugin-ids';

/** Which other data sources the backend may ask Grafana for, as a Hunter data source stores it. */
export interface OtherSourcesSettings {
  /** Grafana's address as its own backend reaches it; `root_url` when left out. */
  grafanaUrl?: string;
  /** By their uid. None when left out. */
  allowed?: string[];
}

/** Whether alert rules, public dashboards and the HTTP API may ask a Hunter data source for the series of another. */
export function allows(hunter: DataSourceInstanceSettings | undefined, uid: string | undefined): boolean {
  const { otherSources } = (hunter?.jsonData ?? {}) as { otherSources?: OtherSourcesSettings };
  return uid !== undefined && Boolean(otherSources?.allowed?.includes(uid));
}

/** A Hunter query for the series of another data source's query; undefined where no Hunter data source may ask it. */
export function queryOfOther(other: DataQuery): (DataQuery & { source: OtherSource }) | undefined {
  const hunter = getDataSourceSrv()
    .getList({ pluginId: DATA_SOURCE_ID })
    .find((one) => allows(one, other.datasource?.uid));
  return hunter && queryAround(other, hunter.uid);
}

/** A query of a Hunter data source for the series of another data source's query. */
export function queryAround(other: DataQuery, hunterUid: string): DataQuery & { source: OtherSource } {
  const { datasource, refId, ...query } = other;
  return {
    ...DEFAULT_QUERY,
    refId,
    datasource: { type: DATA_SOURCE_ID, uid: hunterUid },
    source: { type: 'datasource', ref: { type: datasource?.type, uid: datasource?.uid }, query },
  };
}
