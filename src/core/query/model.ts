import { type DetectionOptions, DEFAULT_DETECTION } from '../changepoint/options';
import type { RunBound } from '../runs/find-runs';

/**
 * The query as dashboards store it. Stored queries of older versions must always work: they are migrated when read.
 * Grafana adds `refId`, `hide` and `datasource`.
 */
export interface HunterQueryModel {
  version: 1;
  /** The source of the series. */
  source: GraphiteSource | FalloutSource | OtherSource;
  detection: DetectionOptions;
  /** Rules for metrics; those without one get a direction guessed from their name. */
  metrics?: MetricRule[];
  /** The frames to return, beside annotations. */
  show: 'series' | 'segments' | 'changePoints' | 'changeSeries';
  /** Return only recent changes. Applies to `changeSeries`, and to `changePoints` in rules. */
  reportWithin?: ReportWithin;
  /** The number to return for a change; default `change`. Applies where `reportWithin` does. */
  changeValue?: ChangeValue;
}

/** The largest age of a recent change, counted from when it was first reported. All limits that are set must hold. */
export interface ReportWithin {
  /** Age in runs. The run that first reported the change counts as one. */
  runs?: number;
  /** Age in days. */
  days?: number;
}

/**
 * `change`: in %, positive for a regression, 0 where there is none. The others are null where there is no change: the
 * levels before and after it, its p-value, and the time of the first run at the new level, seconds since 1970.
 */
export type ChangeValue = 'change' | 'before' | 'after' | 'pValue' | 'time';

/** Series of Graphite expressions. */
export interface GraphiteSource {
  type: 'graphite';
  targets: string[];
  /** The editor's mode; default `builder`. Both modes edit the same text, so this does not affect the result. */
  editor?: 'builder' | 'text';
}

/** All series that a Fallout test exports, `{prefix}.{suffix}.{metric}`. */
export interface FalloutSource {
  type: 'fallout';
  /** E-mail of the test's owner; default: the user in the settings. */
  user?: string;
  test: string;
  /** Run parameters by name. They override the definition's defaults. */
  params?: Record<string, string>;
  /** Suffixes of the prefix to show; default: all in the metric tree. */
  suffixes?: string[];
  /** Names of metrics to show; default: all. */
  metrics?: string[];
  /** Hides runs before the first run of this commit or version, which Graphite's events must mention. */
  since?: RunBound;
  /** Hides runs after the last run of this commit or version, which Graphite's events must mention. */
  until?: RunBound;
  /** Shows and analyses each of these branches as a separate series; default: all runs in one series. */
  branches?: string[];
}

/** The series of another Grafana data source. Rules can use it if the settings allow that data source. */
export interface OtherSource {
  type: 'datasource';
  /** Reference to the data source, as in dashboards. */
  ref?: { uid?: string; type?: string };
  /** The other data source's own query. */
  query?: Record<string, unknown>;
}

/**
 * What is known of the metrics whose name matches `pattern` (`*` matches anything). Of several rules that match a
 * metric, the first one that has a field sets it.
 */
export interface MetricRule {
  pattern: string;
  /** The better direction; guessed from the name if no rule says it. */
  direction?: Direction;
  /** Factor for the values, above 0, such as 0.001 to read ms as s. */
  scale?: number;
  /** Unit of the scaled values, as reports show it: `ms`, `bytes`, `ops/s`. */
  unit?: string;
  /** Thresholds in place of those of the query. */
  detection?: Partial<Pick<DetectionOptions, 'maxPValue' | 'minMagnitude' | 'minProminence'>>;
}

export type Direction = 'higherIsBetter' | 'lowerIsBetter' | 'either';

/** The query of a new panel: a Fallout test, still to be picked, and its metrics with their change points. */
export const DEFAULT_QUERY: HunterQueryModel = {
  version: 1,
  source: { type: 'fallout', test: '' },
  detection: DEFAULT_DETECTION,
  show: 'series',
};

/** The query of a new alert rule: changes that were first reported within a week. */
export const DEFAULT_RULE = { show: 'changeSeries', reportWithin: { days: 7 } } satisfies Partial<HunterQueryModel>;
