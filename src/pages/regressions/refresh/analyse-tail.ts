import { joinTail } from '../../../core/incremental/join-tail';
import { tailDigest } from '../../../core/incremental/tail-digest';
import { analyseFetched } from '../../../core/query/collect';
import type { Plan } from '../../../core/query/plan-query';
import { clipSeries } from '../../../core/series/range';
import type { Series } from '../../../core/series/series';
import type { TestRun } from '../../../core/series/test-run';
import { prepareItem, shareTimes, toItemAnalysis, type ItemAnalysis, type RefreshContext } from './analyse-item';
import type { CachedPoints, CachedResult } from './cached-result';
import type { Item } from './item';
import { yieldToPage } from './yield-to-page';

/** The last points of an item's series, from the cached `tailFrom` on, and the runs that are new since. */
export interface ItemTail {
  series: Series[];
  runs: TestRun[];
}

/**
 * Joins the fetched tails to the cached points, and finds the changes anew of the series whose tail differs. Undefined
 * when a tail does not fit to its cached points: then all of the item must be fetched.
 */
export async function analyseTail(
  item: Item,
  cached: CachedResult,
  points: CachedPoints,
  tail: ItemTail,
  context: RefreshContext
): Promise<ItemAnalysis | undefined> {
  const joined = joinTails(cached, points, tail.series);
  if (!joined) {
    return undefined;
  }
  const runs = mergeRuns(points.runs, tail.runs);
  const { query, options } = prepareItem(item, context);
  const plan: Plan = { ...cached, located: cached.located as Plan['located'], notices: [] };
  await yieldToPage();
  const changed = joined.changed.map((series) => clipSeries(series, context.range));
  const analyses = await analyseFetched(changed, runs, plan, query, { ...options, detector: context.detector });
  const fresh = toItemAnalysis(item, analyses, plan, runs, context.range);
  const unchanged = cachedMetrics(cached, joined.unchanged, fresh.result.tailFrom);
  return {
    result: { ...fresh.result, metrics: [...fresh.result.metrics, ...unchanged] },
    points: { ...fresh.points, series: shareTimes([...fresh.points.series, ...joined.unchanged]) },
  };
}

/** The cached series with their tails, apart by whether the tail differs. Undefined when a tail does not fit. */
function joinTails(
  { metrics, tailFrom }: CachedResult,
  points: CachedPoints,
  tails: Series[]
): { changed: Series[]; unchanged: Series[] } | undefined {
  const tailOf = new Map(tails.map((series) => [series.name, series]));
  const digestOf = new Map(metrics.map(({ series, digest }) => [series, digest]));
  const changed: Series[] = [];
  const unchanged: Series[] = [];
  for (const one of points.series) {
    const series = { ...one, labels: {} };
    const tail = tailOf.get(one.name);
    if (digestOf.get(one.name) === tailDigest(tail ?? NO_TAIL, tailFrom)) {
      unchanged.push(series);
      continue;
    }
    const joined = tail && joinTail(one, tail, tailFrom);
    if (!joined) {
      return undefined;
    }
    changed.push({ ...series, ...joined });
  }
  return { changed, unchanged };
}

const NO_TAIL = { times: new Float64Array(0), values: new Float64Array(0) };

/** The cached metrics of series without a new run, with digests of the tails that the next refresh will fetch. */
function cachedMetrics({ metrics }: CachedResult, unchanged: Series[], tailFrom: number) {
  const byName = new Map(metrics.map((metric) => [metric.series, metric]));
  return unchanged.flatMap((series) => {
    const metric = byName.get(series.name);
    return metric ? [{ ...metric, digest: tailDigest(series, tailFrom) }] : [];
  });
}

function mergeRuns(cached: TestRun[], added: TestRun[]): TestRun[] {
  const known = new Set(cached.map(runKey));
  return [...cached, ...added.filter((run) => !known.has(runKey(run)))];
}

const runKey = ({ time, id, commit }: TestRun) => `${time} ${id} ${commit}`;
