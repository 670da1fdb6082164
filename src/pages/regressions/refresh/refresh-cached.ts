import { HunterError, messageOf } from '../../../core/errors';
import { fetchRunsOfTests, fetchTails, type Tail } from '../../../core/incremental/fetch-tails';
import { NO_POINTS, tailDigest } from '../../../core/incremental/tail-digest';
import { findMappedRuns } from '../../../core/runs/find-runs';
import type { Series } from '../../../core/series/series';
import type { TestRun } from '../../../core/series/test-run';
import { inParallel } from '../../../core/transport/send';
import type { ItemAnalysis, RefreshContext } from './analyse-item';
import { analyseTail, type ItemTail } from './analyse-tail';
import type { CachedPoints, CachedResult } from './cached-result';
import type { Item } from './item';
import type { ReadWriteCache } from './result-cache';
import { yieldToPage } from './yield-to-page';

/** Targets in a request for tails: the table shows one answer while the next is fetched. */
const BATCH = 25;
const PARALLEL = 3;

/** An item with its result of an earlier refresh. */
export interface CachedItem {
  item: Item;
  cached: CachedResult;
}

export interface CachedItemHandlers {
  onUnchanged: (one: CachedItem) => void;
  onAnalysed: (one: CachedItem, analysis: ItemAnalysis) => void;
  onProblem: (one: CachedItem, message: string) => void;
}

/**
 * Fetches the last days of cached items, many in a request, and analyses the series that have something new.
 *
 * @returns the items of which all points must be fetched: they have new series, or their tails do not fit to the cache
 */
export async function refreshCached(
  all: CachedItem[],
  cache: ReadWriteCache,
  context: RefreshContext,
  handlers: CachedItemHandlers
): Promise<Item[]> {
  const unusable: Item[] = [];
  const runs = fetchNewRuns(all, context);
  await inParallel(toBatches(all), PARALLEL, async (batch) => {
    if (context.signal.aborted) {
      return;
    }
    const tails = await fetchBatchTails(batch, context);
    const isNew = batch.map(({ cached }, i) => !tails[i].problem && !isUnchanged(cached, tails[i].series));
    const points = await cache.readPoints(batch.filter((_, i) => isNew[i]).map(({ item }) => item.id));
    await inParallel([...batch.entries()], PARALLEL, async ([i, one]) => {
      await yieldToPage();
      if (context.signal.aborted) {
        return;
      }
      const { series, problem } = tails[i];
      if (problem) {
        handlers.onProblem(one, messageOf(problem));
      } else if (!isNew[i]) {
        handlers.onUnchanged(one);
      } else {
        const tail = { series, runs: await runsOf(one, await runs, context) };
        const analysis = await analyseNewRuns(one, tail, points.get(one.item.id), context);
        // a cancelled analysis may be incomplete
        if (analysis && !context.signal.aborted) {
          handlers.onAnalysed(one, analysis);
        } else {
          unusable.push(one.item);
        }
      }
    });
  });
  return unusable;
}

async function fetchBatchTails(batch: CachedItem[], context: RefreshContext): Promise<Tail[]> {
  const from = Math.min(...batch.map(({ cached }) => cached.tailFrom));
  try {
    return await fetchTails(
      context.send,
      batch.map(({ cached }) => cached.batches.flat()),
      { ...context.range, from }
    );
  } catch (error) {
    const problem = error instanceof HunterError ? error : new HunterError('server', messageOf(error));
    return batch.map(() => ({ series: [], problem }));
  }
}

/** Whether the tail has the same series as the cache, with the same points. */
function isUnchanged({ metrics, tailFrom }: CachedResult, tail: Series[]): boolean {
  const digests = new Map(tail.map((series) => [series.name, tailDigest(series, tailFrom)]));
  return (
    metrics.every(({ series, digest }) => (digests.get(series) ?? NO_POINTS) === digest) &&
    digests.size <= metrics.length &&
    metrics.filter(({ series }) => digests.has(series)).length === digests.size
  );
}

/** Undefined when all points must be fetched. */
async function analyseNewRuns(
  { item, cached }: CachedItem,
  tail: ItemTail,
  points: CachedPoints | undefined,
  context: RefreshContext
): Promise<ItemAnalysis | undefined> {
  const names = new Set(cached.metrics.map(({ series }) => series));
  // the value of a function may depend on the whole time range
  const hasFunctions = cached.batches.flat().some((target) => target.includes('('));
  if (hasFunctions || tail.series.some(({ name }) => !names.has(name))) {
    return undefined;
  }
  return points?.tailFrom === cached.tailFrom ? analyseTail(item, cached, points, tail, context) : undefined;
}

/** Fetches the new runs of all tests from Graphite's events, by test. All tests are of one owner. */
async function fetchNewRuns(all: CachedItem[], context: RefreshContext): Promise<Map<string, TestRun[]>> {
  const located = all.flatMap(({ cached }) => cached.located ?? []);
  if (located.length === 0) {
    return new Map();
  }
  const from = Math.min(...all.map(({ cached }) => cached.tailFrom));
  const tests = located.map(({ test }) => test);
  // without events, changes are shown without their runs
  return fetchRunsOfTests(context.send, located[0].owner, tests, { ...context.range, from }).catch(() => new Map());
}

async function runsOf(
  { item, cached: { located, tailFrom } }: CachedItem,
  runs: Map<string, TestRun[]>,
  context: RefreshContext
): Promise<TestRun[]> {
  if (!item.events) {
    return (located && runs.get(located.test)) ?? [];
  }
  return findMappedRuns(context.send, item.events, { ...context.range, from: tailFrom }).catch(() => []);
}

/** Items of like age share a batch: it is fetched from its oldest `tailFrom` on. */
function toBatches(all: CachedItem[]): CachedItem[][] {
  const batches: CachedItem[][] = [];
  let room = 0;
  for (const one of [...all].sort((a, b) => a.cached.tailFrom - b.cached.tailFrom)) {
    const targets = one.cached.batches.flat().length;
    if (targets > room || batches.length === 0) {
      batches.push([]);
      room = BATCH;
    }
    batches[batches.length - 1].push(one);
    room -= targets;
  }
  return batches;
}
