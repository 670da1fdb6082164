import type { DataSourceJsonData } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';

import type { TagMatch } from '../core/graphite/events';
import type { HunterQueryModel } from '../core/query/model';
import type { QuerySettings } from '../core/query/prepare';
import type { OtherSourcesSettings } from '../shared/grafana-api/allowed-sources';

export interface HunterQuery extends DataQuery, HunterQueryModel {
  /** Set on queries of dashboard annotations, which are answered with events. */
  annotation?: AnnotationOptions;
}

/** The choice of what a dashboard annotation shows. */
export type AnnotationOptions =
  /** Change points of the query; regressions and improvements can have a colour each, as two annotations. */
  | { show: 'changePoints'; which: 'all' | 'regressions' | 'improvements' }
  /** Graphite's events with these tags. */
  | { show: 'events'; tags: string[]; match: TagMatch }
  /** An event at each point of the query's series that is not 0. */
  | { show: 'points' };

/** Stored in the open. */
export interface HunterOptions extends DataSourceJsonData, QuerySettings {
  /** Graphite's address; older settings have it in the data source's own `url`. */
  graphiteUrl?: string;
  /** Address of an issue tracker's form, with `{title}`, `{body}` and `{id}`. */
  issueUrl?: string;
  otherSources?: OtherSourcesSettings;
  /** Grafana's own setting: reach Graphite and Fallout through its secure socks proxy. */
  enableSecureSocksProxy?: boolean;
}

/** Stored encrypted, never sent to the browser. */
export interface HunterSecrets {
  falloutToken?: string;
  /** Token of a Grafana service account, to ask other data sources with. */
  grafanaToken?: string;
  basicAuthPassword?: string;
}
