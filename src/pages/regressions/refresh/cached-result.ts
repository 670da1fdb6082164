import packageJson from '../../../../package.json';
import { hashText } from '../../../core/hash';
import type { TestRun } from '../../../core/series/test-run';
import { DAY } from '../../../core/times/days';
import type { AnalysedMetric } from '../change-rows';
import type { ItemQuery } from './analyse-item';
import type { Item } from './item';

/**
 * The browser's cache holds two records for each item: its result, which the table needs at once, and its points, which
 * are read only where new runs must be joined to them. Names of fields are stored, so renaming one discards the cache.
 */
export interface CachedResult {
  /** `analysisStamp` when the item was analysed: a result of other settings is not used. */
  stamp: string;
  /** When all points were fetched, ms since 1970. Later refreshes fetched only the last days. */
  wholeAt: number;
  metrics: AnalysedMetric[];
  /** Why a part of the item, or all of it, could not be analysed. */
  problem?: string;
  /** Graphite targets, grouped as they are requested. */
  batches: string[][];
  /** Beginning that the names of all its series share. */
  commonStart: string;
  /** Owner and name of a Fallout test. */
  located?: { owner: string; test: string };
  /** Begin of the tails whose digests the metrics have, ms since 1970. */
  tailFrom: number;
}

/** The points behind a result. Series of one test share their times. */
export interface CachedPoints {
  /** Equals the result's `tailFrom` when both were written together. */
  tailFrom: number;
  series: Array<{ name: string; target: string; times: Float64Array; values: Float64Array }>;
  runs: TestRun[];
}

/** A text that differs when the plugin, the item or a setting that its analysis depends on does. */
export function analysisStamp(
  { source, definition, events }: Item,
  { query, options }: ItemQuery,
  days: number
): string {
  const { detection, metrics } = query;
  const { defaults, links, limits } = options;
  return JSON.stringify([
    packageJson.version,
    days,
    source,
    events,
    digest(definition),
    detection,
    metrics,
    defaults?.user,
    links,
    limits,
  ]);
}

/** A hash of a definition: a stamp with all of a thousand long definitions would fill the cache. */
const digest = (text = '') => `${text.length}.${(hashText(text) >>> 0).toString(36)}`;

/** Age at which all points are fetched again, ms: only that finds new branches of the metric tree. */
const MAX_AGE = 7 * DAY;
const MAX_AGE_OF_PROBLEM = DAY / 4;

/** Whether a refresh may fetch only what is new since this result. */
export function isReusable(cached: CachedResult | undefined, stamp: string, now: number): cached is CachedResult {
  if (cached?.stamp !== stamp) {
    return false;
  }
  const age = now - cached.wholeAt;
  return age >= 0 && age < (cached.problem ? MAX_AGE_OF_PROBLEM : MAX_AGE);
}
