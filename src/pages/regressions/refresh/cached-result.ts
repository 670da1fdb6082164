import { version } from '../../../../package.json';
import type { TestRun } from '../../../core/series/test-run';
import { DAY } from '../../../core/times/days';
import type { Prepared } from '../../../datasource/datasource';
import type { AnalysedMetric } from '../rows';
import type { Item } from './item';

/** A tail begins this long before it was last looked at: runs may be written late, or once more. */
export const OVERLAP = 7 * DAY;

/** What is known of a test, from visit to visit. */
export interface CachedResult {
  /** What it depends on. */
  stamp: string;
  /** When all of it was asked for, ms since 1970. */
  wholeAt: number;
  metrics: AnalysedMetric[];
  /** What is wrong with a part of it, or with all. */
  problem?: string;
  /** Graphite targets, as many in a request as in a list. */
  batches: string[][];
  commonStart: string;
  /** Of a Fallout test. */
  located?: { owner: string; test: string };
  /** Where the tails that the metrics' digests are of begin. */
  tailFrom: number;
}

/** The points behind it: read only where there are new ones. Series of one test share their times. */
export interface CachedPoints {
  /** When they were written, as `tailFrom`: both belong together. */
  tailFrom: number;
  series: Array<{ name: string; target: string; times: Float64Array; values: Float64Array }>;
  runs: TestRun[];
}

/** A text that differs when anything does that an analysis depends on, beside the points. */
export function analysisStamp(
  { source, definition }: Item,
  { query, options }: Pick<Prepared, 'query' | 'options'>,
  days: number
): string {
  const { detection, metrics } = query;
  const { defaults, links, limits } = options;
  return JSON.stringify([version, days, source, digest(definition), detection, metrics, defaults?.user, links, limits]);
}

/** Definitions are long, and there are a thousand. */
function digest(text = ''): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return `${text.length}.${(hash >>> 0).toString(36)}`;
}

/** After these times all is asked for, ms: new branches of the metric tree are found by nothing else. */
const WHOLE_AGAIN = 7 * DAY;
const PROBLEM_AGAIN = DAY / 4;

/** Whether what is known can be the base of what is new. */
export function isReusable(kept: CachedResult | undefined, stamp: string, now: number): kept is CachedResult {
  const age = now - (kept?.wholeAt ?? 0);
  return kept !== undefined && kept.stamp === stamp && age >= 0 && age < (kept.problem ? PROBLEM_AGAIN : WHOLE_AGAIN);
}
