import { type DetectionOptions, DEFAULT_DETECTION } from '../changepoint/options';
import type { RunBound } from '../runs/find-runs';

/**
 * The query as dashboards store it: versioned, migrated on reading, never broken. Grafana adds `refId`, `hide`,
 * `datasource`.
 */
export interface HunterQueryModel {
  version: 1;
  /** Where the series come from. */
  source: GraphiteSource | FalloutSource | OtherSource;
  detection: DetectionOptions;
  /** Rules for metrics, first match wins; metrics without one get a direction guessed from their name. */
  metrics?: MetricRule[];
  /** What comes back beside the annotations. */
  show: 'series' | 'segments' | 'changePoints' | 'changeSeries';
  /** Of `changeSeries`, and of `changePoints` in rules: only changes that were first reported lately. */
  reportWithin?: ReportWithin;
  /** Of the same: what is given of a change. `change` when left out. */
  changeValue?: ChangeValue;
}

/** How long a change is news: each limit that is given must hold. All changes when none is. */
export interface ReportWithin {
  /** Since the run that first reported it, which is the first of these. */
  runs?: number;
  days?: number;
}

/**
 * `change`: in %, positive for a regression, 0 where there is none. The others are null where there is no change: the
 * levels before and after it, its p-value, and the time of the first run at the new level, seconds since 1970.
 */
export type ChangeValue = 'change' | 'before' | 'after' | 'pValue' | 'time';

/** Raw Graphite expressions. */
export interface GraphiteSource {
  type: 'graphite';
  targets: string[];
  /** How the editor shows the targets; their text is the truth either way. `builder` when left out. */
  editor?: 'builder' | 'text';
}

/** All series that a Fallout test exports, `{prefix}.{suffix}.{metric}`. */
export interface FalloutSource {
  type: 'fallout';
  /** Owner's e-mail; the configured user when left out. */
  user?: string;
  test: string;
  /** Run parameters, over the definition's defaults. */
  params?: Record<string, string>;
  /** Only these; all that the metric tree has when left out or empty. */
  suffixes?: string[];
  /** Only these; all when left out or empty. */
  metrics?: string[];
  /** Runs before the first one of this commit or version are left out. Graphite's events tell which that is. */
  since?: RunBound;
  /** Runs after the first one of this commit or version are left out. */
  until?: RunBound;
  /** A series for each of these branches, analysed by itself; all runs in one when left out or empty. */
  branches?: string[];
}

/** The series of another Grafana data source, with its own query. Only where Grafana's frontend asks. */
export interface OtherSource {
  type: 'datasource';
  /** Which data source, as dashboards name it. */
  ref?: { uid?: string; type?: string };
  /** The other data source's own query. */
  query?: Record<string, unknown>;
}

/** What is good for the metrics whose name matches `pattern` (`*` matches anything). */
export interface MetricRule {
  pattern: string;
  direction: Direction;
}

export type Direction = 'higherIsBetter' | 'lowerIsBetter' | 'either';
/** The query of a new panel: pick a test and see its metrics with their change points. */
export const DEFAULT_QUERY: HunterQueryModel = {
  version: 1,
  source: { type: 'fallout', test: '' },
  detection: DEFAULT_DETECTION,
  show: 'series',
};

/** What a new alert rule asks for: changes that were first reported within a week. */
export const DEFAULT_RULE = { show: 'changeSeries', reportWithin: { days: 7 } } satisfies Partial<HunterQueryModel>;
