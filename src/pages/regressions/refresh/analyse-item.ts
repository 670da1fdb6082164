import type { ManyDetector } from '../../../core/changepoint/detection';
import { tailDigest } from '../../../core/incremental/tail-digest';
import type { Analysis } from '../../../core/query/analyse';
import { collectPlan } from '../../../core/query/collect';
import { planPrefix, planQuery, type Plan } from '../../../core/query/plan-query';
import { sameTimes, type Series, type TimeRange } from '../../../core/series/series';
import type { TestRun } from '../../../core/series/test-run';
import type { Send } from '../../../core/transport/send';
import type { HunterDataSource, PageQuery } from '../../../datasource/datasource';
import { thinSeries } from '../../../frames/thin';
import type { AnalysedMetric } from '../change-rows';
import { OVERLAP, type CachedPoints, type CachedResult } from './cached-result';
import type { Item } from './item';
import { yieldToPage } from './yield-to-page';

/** Points of a sparkline. */
const SPARK_POINTS = 60;

/** What all analyses of one refresh share. */
export interface RefreshContext {
  source: HunterDataSource;
  /** Joins what several items ask for at the same time. */
  send: Send;
  detector: ManyDetector;
  /** Runs that are analysed. */
  range: TimeRange;
  /** Aborted when the user cancels or leaves. */
  signal: AbortSignal;
}

/** An item's result, and the points behind it. */
export interface ItemAnalysis {
  result: Omit<CachedResult, 'stamp' | 'wholeAt'>;
  points: CachedPoints;
}

/** The item's query with the data source's settings filled in. */
export function prepareItem(
  { source, definition }: Item,
  { source: datasource, send, signal }: Pick<RefreshContext, 'source' | 'send' | 'signal'>
): PageQuery {
  const series = source.type === 'prefix' ? { type: 'graphite' as const, targets: [source.prefix] } : source;
  const { query, options } = datasource.prepare(series, signal);
  return { query, options: { ...options, send, defaults: { ...options.defaults, definition } } };
}

/** Fetches all points of an item and finds its changes. @throws HunterError */
export async function analyseItem(item: Item, context: RefreshContext): Promise<ItemAnalysis> {
  const { query, options } = prepareItem(item, context);
  const all = { ...options, detector: context.detector, range: context.range };
  const planned =
    item.source.type === 'prefix'
      ? await planPrefix(options.send, item.source.prefix)
      : await planQuery(options.send, query, options.defaults);
  const { plan, analyses, problems } = await collectPlan(
    { ...planned, ...(item.events && { events: item.events }) },
    query,
    all
  );
  await yieldToPage();
  const problem = problems.find(({ kind }) => kind !== 'empty')?.message;
  const series = analyses.map((analysis) => analysis.series);
  const runs = [...new Set(series.flatMap((one) => one.runs?.filter((run) => run !== undefined) ?? []))];
  return toItemAnalysis(item, analyses, plan, runs, context.range, problem);
}

/** Reduces analyses to what the table shows and the cache stores. `range` is what was analysed. */
export function toItemAnalysis(
  item: Item,
  analyses: Analysis[],
  { batches, commonStart, located }: Plan,
  runs: TestRun[],
  range: TimeRange,
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
    points: { tailFrom, series: shareTimes([...byName.values()].map(({ series }) => series)), runs },
  };
}

const NOT_DRAWN = new Float32Array(0);

function toMetric(
  { name, saved }: Item,
  { series, changes }: Analysis,
  commonStart: string,
  tailFrom: number
): AnalysedMetric {
  const { times, runs } = series;
  const machine = runs?.filter((run) => run !== undefined).at(-1)?.machine;
  // most metrics have no change, so no row and no sparkline
  const drawn = changes.length > 0 && thinSeries({ ...series, runs: undefined }, SPARK_POINTS).values;
  return {
    test: name,
    ...(saved && { saved }),
    metric: series.name.startsWith(commonStart) ? series.name.slice(commonStart.length) : series.name,
    series: series.name,
    changes,
    spark: drawn ? Float32Array.from(drawn) : NOT_DRAWN,
    sparkFrom: times[0],
    sparkTo: times[times.length - 1],
    runs: times.length,
    ...(machine && { machine }),
    digest: tailDigest(series, tailFrom),
  };
}

/** Copies series for the cache. Metrics of a test mostly have the same times: stored once, they take half the space. */
export function shareTimes(all: Array<Pick<Series, 'name' | 'target' | 'times' | 'values'>>): CachedPoints['series'] {
  let last: Float64Array | undefined;
  return all.map(({ name, target, times, values }) => {
    const shared: Float64Array = last && sameTimes(last, times) ? last : times.slice();
    last = shared;
    return { name, target, times: shared, values: values.slice() };
  });
}
