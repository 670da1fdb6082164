import type { DataQuery } from '@grafana/schema';
import type { DataSourceJsonData } from '@grafana/data';

import type { HunterQueryModel } from '../core/query/model';

export interface HunterQuery extends DataQuery, HunterQueryModel {}

/** Stored in the open. Graphite's URL is the data source's own `url`. */
export interface HunterOptions extends DataSourceJsonData {
  falloutUrl?: string;
  /** E-mail of the user whose tests are meant when a query names none. */
  falloutUser?: string;
}

/** Stored encrypted, never sent to the browser. */
export interface HunterSecrets {
  falloutToken?: string;
  basicAuthPassword?: string;
}
