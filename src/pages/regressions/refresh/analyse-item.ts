import type { ManyDetector } from '../../../core/changepoint/detection';
import { completeDetection } from '../../../core/changepoint/options';
import { OVERLAP } from '../../../core/incremental/join-tail';
import { tailDigest } from '../../../core/incremental/tail-digest';
import type { Analysis } from '../../../core/query/analyse';
import { collectPlan, type CollectOptions } from '../../../core/query/collect';
import { DEFAULT_QUERY, type HunterQueryModel } from '../../../core/query/model';
import { planPrefix, planQuery, type Plan } from '../../../core/query/plan-query';
import { prepareQuery, type QuerySettings } from '../../../core/query/prepare';
import { sameTimes, type Series, type TimeRange } from '../../../core/series/series';
import type { TestRun } from '../../../core/series/test-run';
import type { Send } from '../../../core/transport/send';
import { thinSeries } from '../../../frames/thin';
import type { AnalysedMetric } from '../change-rows';
import type { CachedPoints, CachedResult } from './cached-result';
import type { Item } from './item';
import { yieldToPage } from './yield-to-page';

/** Points of a sparkline. */
const SPARK_POINTS = 60;

/** What all analyses of one refresh share. */
export interface RefreshContext {
  /** The data source's settings. */
  settings: QuerySettings;
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

/** An item's query, and what running it takes beside a detector and a time range. */
export interface ItemQuery {
  query: HunterQueryModel;
  options: Omit<CollectOptions, 'detector' | 'range'>;
}

/** The item's query with the data source's settings filled in. @throws HunterError naming what cannot be used */
export function prepareItem(
  { source, definition }: Item,
  { settings, send, signal }: Pick<RefreshContext, 'settings' | 'send' | 'signal'>
): ItemQuery {
  const series = source.type === 'prefix' ? { type: 'graphite' as const, targets: [source.prefix] } : source;
  const detection = completeDetection(settings.detection);
  const { query, ...prepared } = prepareQuery({ ...DEFAULT_QUERY, detection, source: series }, settings);
  return { query, options: { ...prepared, send, signal, defaults: { ...prepared.defaults, definition } } };
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
  return toItemAnalysis(item, analyses, plan, runsOf(analyses), context.range, problem);
}

/** The runs of all series. Most series of a test share one list of them. */
function runsOf(analyses: Analysis[]): TestRun[] {
  const lists = new Set(analyses.map(({ series }) => series.runs ?? []));
  return [...new Set([...lists].flat())].filter((run) => run !== undefined);
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
  const machine = lastOf(runs)?.machine;
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

/** The last run that is known. */
function lastOf(runs: Series['runs'] = []): TestRun | undefined {
  for (let i = runs.length - 1; i >= 0; i--) {
    if (runs[i]) {
      return runs[i];
    }
  }
  return undefined;
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
