import type { DataSourceJsonData } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';

import type { DetectionOptions } from '../core/changepoint/options';
import type { TagMatch } from '../core/graphite/events';
import type { Limits } from '../core/query/limits';
import type { HunterQueryModel, MetricRule } from '../core/query/model';

export interface HunterQuery extends DataQuery, HunterQueryModel {
  /** Set on queries of dashboard annotations, which are answered with events. */
  annotation?: AnnotationOptions;
}

/** What a dashboard's annotation shows. */
export type AnnotationOptions =
  /** Change points of the query; regressions and improvements can have a colour each, as two annotations. */
  | { show: 'changePoints'; which: 'all' | 'regressions' | 'improvements' }
  /** Graphite's events with these tags. */
  | { show: 'events'; tags: string[]; match: TagMatch }
  /** An event at each point of the query's series that is not 0. */
  | { show: 'points' };

/** Stored in the open. */
export interface HunterOptions extends DataSourceJsonData {
  /** Graphite's address; older settings have it in the data source's own `url`. */
  graphiteUrl?: string;
  falloutUrl?: string;
  /** E-mail of the user whose tests are meant when a query names none. */
  falloutUser?: string;
  /** An address of a commit range, with `{from}` and `{to}`. */
  commitRangeUrl?: string;
  /** What a new query begins with. */
  detection?: Partial<DetectionOptions>;
  /** Which way is better, for queries without rules of their own. First match wins. */
  metrics?: MetricRule[];
  limits?: Partial<Limits>;
}

/** Stored encrypted, never sent to the browser. */
export interface HunterSecrets {
  falloutToken?: string;
  basicAuthPassword?: string;
}
