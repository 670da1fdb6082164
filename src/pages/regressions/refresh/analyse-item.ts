import type { SlicedDetector } from '../../../core/changepoint/detection';
import { tailDigest } from '../../../core/incremental/digest';
import { joinTail } from '../../../core/incremental/join-tail';
import type { Analysis } from '../../../core/query/analyse';
import { analyseFetched, collect, collectPlan } from '../../../core/query/collect';
import { planPrefix, type Plan } from '../../../core/query/plan';
import { clipSeries } from '../../../core/series/range';
import { sameTimes, type Series, type TimeRange } from '../../../core/series/series';
import type { TestRun } from '../../../core/series/test-run';
import { runFlow } from '../../../core/transport/send';
import type { HunterDataSource, Prepared } from '../../../datasource/datasource';
import { thinSeries } from '../../../frames/thin';
import type { AnalysedMetric } from '../rows';
import { OVERLAP, type CachedResult, type CachedPoints } from './cached-result';
import type { Item } from './item';
import { yieldToPage } from './yield-to-page';

/** Points of a small picture. */
const SPARK = 60;

/** Of one visit. */
export interface RefreshContext {
  source: HunterDataSource;
  detector: SlicedDetector;
  range: TimeRange;
  signal: AbortSignal;
}

/** What was found of an item, and the points behind it. */
export interface ItemAnalysis {
  result: Omit<CachedResult, 'stamp' | 'wholeAt'>;
  points: CachedPoints;
}

/** An item as the data source would run it: its settings apply. */
export function prepareItem(
  { source, definition }: Item,
  { source: datasource, signal }: Pick<RefreshContext, 'source' | 'signal'>
): Prepared {
  const series = source.type === 'prefix' ? { type: 'graphite' as const, targets: [] } : source;
  const { query, options } = datasource.prepare(series, signal);
  return { query, options: { ...options, defaults: { ...options.defaults, definition } } };
}

/** Asks for all points of an item. @throws HunterError */
export async function analyseWhole(item: Item, visit: RefreshContext): Promise<ItemAnalysis> {
  const { query, options } = prepareItem(item, visit);
  const all = { ...options, detector: visit.detector, range: visit.range };
  const { plan, analyses, problems } =
    item.source.type === 'prefix'
      ? await collectPlan(await runFlow(planPrefix(item.source.prefix), options.send), query, all)
      : await collect(query, all);
  await yieldToPage();
  const problem = problems.find(({ kind }) => kind !== 'empty')?.message;
  const series = analyses.map((analysis) => analysis.series);
  const runs = [...new Set(series.flatMap((one) => one.runs?.filter((run) => run !== undefined) ?? []))];
  return itemAnalysis(item, analyses, plan, runs, visit, problem);
}

/**
 * Finds the changes of those series anew that have something new; `undefined` where the tail cannot be joined to what
 * was kept, so that all must be asked for.
 */
export async function analyseTail(
  item: Item,
  kept: CachedResult,
  { series: all, runs }: CachedPoints,
  tail: Series[],
  newRuns: TestRun[],
  visit: RefreshContext
): Promise<ItemAnalysis | undefined> {
  const tails = new Map(tail.map((series) => [series.name, series]));
  const known = new Set(runs.map(keyOf));
  const allRuns = [...runs, ...newRuns.filter((run) => !known.has(keyOf(run)))];
  const metrics = new Map(kept.metrics.map((metric) => [metric.series, metric]));
  const unchanged: Series[] = [];
  const changed: Series[] = [];
  for (const one of all) {
    const more = tails.get(one.name);
    const metric = metrics.get(one.name);
    const whole = { ...one, labels: {} };
    if (metric?.digest === tailDigest(more ?? NONE, kept.tailFrom)) {
      unchanged.push(whole);
      continue;
    }
    const joined = more && joinTail(one, more, kept.tailFrom);
    if (!joined) {
      return undefined;
    }
    changed.push(clipSeries({ ...whole, ...joined }, visit.range));
  }
  const { query, options } = prepareItem(item, visit);
  const plan: Plan = { ...kept, located: kept.located as Plan['located'], notices: [] };
  await yieldToPage();
  const analyses = await analyseFetched(changed, allRuns, plan, query, { ...options, detector: visit.detector });
  const anew = itemAnalysis(item, analyses, plan, allRuns, visit);
  const tailFrom = anew.result.tailFrom;
  const before = unchanged.flatMap((series) => {
    const metric = metrics.get(series.name);
    return metric ? [{ ...metric, digest: tailDigest(series, tailFrom) }] : [];
  });
  return {
    result: { ...anew.result, metrics: [...anew.result.metrics, ...before] },
    points: { ...anew.points, series: sharingTimes([...anew.points.series, ...unchanged]) },
  };
}

const NONE = { times: new Float64Array(0), values: new Float64Array(0) };

const keyOf = ({ time, id, commit }: TestRun) => `${time} ${id} ${commit}`;

function itemAnalysis(
  item: Item,
  analyses: Analysis[],
  { batches, commonStart, located }: Plan,
  runs: TestRun[],
  { range }: RefreshContext,
  problem?: string
): ItemAnalysis {
  const tailFrom = range.to - OVERLAP;
  // two targets may have the same series
  const byName = new Map(analyses.map((analysis) => [analysis.series.name, analysis]));
  return {
    result: {
      metrics: [...byName.values()].map((analysis) => toMetric(item, analysis, commonStart, tailFrom)),
      batches,
      commonStart,
      tailFrom,
      ...(located && { located: { owner: located.owner, test: located.test } }),
      ...(problem && { problem }),
    },
    points: { tailFrom, series: sharingTimes([...byName.values()].map(({ series }) => series)), runs },
  };
}

function toMetric(
  { name, saved }: Item,
  { series, changes }: Analysis,
  commonStart: string,
  tailFrom: number
): AnalysedMetric {
  const { times } = series;
  // most metrics have no change, and so no row
  const drawn = changes.length > 0 ? thinSeries({ ...series, runs: undefined }, SPARK).values : [];
  return {
    test: name,
    ...(saved && { saved }),
    metric: series.name.startsWith(commonStart) ? series.name.slice(commonStart.length) : series.name,
    series: series.name,
    changes,
    spark: Float32Array.from(drawn),
    sparkFrom: times[0],
    sparkTo: times[times.length - 1],
    digest: tailDigest(series, tailFrom),
  };
}

/** Metrics of a test have the same times: kept once, they take half the room. */
function sharingTimes(all: Array<Pick<Series, 'name' | 'target' | 'times' | 'values'>>): CachedPoints['series'] {
  let last: Float64Array | undefined;
  return all.map(({ name, target, times, values }) => {
    const shared: Float64Array = last && sameTimes(last, times) ? last : times.slice();
    last = shared;
    return { name, target, times: shared, values: values.slice() };
  });
}
