import { HunterError, messageOf } from '../../../core/errors';
import { NO_POINTS, tailDigest } from '../../../core/incremental/digest';
import { fetchRunsOfTests, fetchTails, type Tail } from '../../../core/incremental/fetch-tails';
import type { Series } from '../../../core/series/series';
import type { TestRun } from '../../../core/series/test-run';
import { inParallel, runFlow } from '../../../core/transport/send';
import { analyseTail, prepareItem, type ItemAnalysis, type RefreshContext } from './analyse-item';
import type { CachedResult, CachedPoints } from './cached-result';
import type { Item } from './item';
import type { ReadWriteCache } from './result-cache';
import { yieldToPage } from './yield-to-page';

/** Targets in a request for tails: an answer is shown while the next is under way. */
const BATCH = 25;
const PARALLEL = 3;

/** An item that was analysed at an earlier visit. */
export interface CachedItem {
  item: Item;
  cached: CachedResult;
}

export interface CachedItemHandlers {
  onUnchanged: (known: CachedItem) => void;
  onAnalysed: (known: CachedItem, found: ItemAnalysis) => void;
  onProblem: (known: CachedItem, message: string) => void;
}

/**
 * Asks for the last runs of items that are known, many in a request, and analyses again what has something new.
 *
 * @returns the items of which all must be asked for: new series, or runs that do not fit to those that are kept
 */
export async function refreshCached(
  all: CachedItem[],
  memory: ReadWriteCache,
  visit: RefreshContext,
  handlers: CachedItemHandlers
): Promise<Item[]> {
  const whole: Item[] = [];
  const runs = fetchNewRuns(all, visit);
  await inParallel(inBatches(all), PARALLEL, async (batch) => {
    if (visit.signal.aborted) {
      return;
    }
    const tails = await fetchBatchTails(batch, visit);
    const isNew = batch.map(({ cached: kept }, i) => !tails[i].problem && !isUnchanged(kept, tails[i].series));
    const points = await memory.readPoints(batch.filter((_, i) => isNew[i]).map(({ item }) => item.id));
    await inParallel([...batch.entries()], PARALLEL, async ([i, known]) => {
      await yieldToPage();
      if (visit.signal.aborted) {
        return;
      }
      const { series, problem } = tails[i];
      if (problem) {
        handlers.onProblem(known, messageOf(problem));
      } else if (!isNew[i]) {
        handlers.onUnchanged(known);
      } else {
        const found = await analyseNewRuns(known, series, points.get(known.item.id), await runs, visit);
        // cancelled, it may be incomplete
        if (found && !visit.signal.aborted) {
          handlers.onAnalysed(known, found);
        } else {
          whole.push(known.item);
        }
      }
    });
  });
  return whole;
}

async function fetchBatchTails(batch: CachedItem[], visit: RefreshContext): Promise<Tail[]> {
  const from = Math.min(...batch.map(({ cached: kept }) => kept.tailFrom));
  const { send } = prepareItem(batch[0].item, visit).options;
  try {
    return await runFlow(
      fetchTails(
        batch.map(({ cached: kept }) => kept.batches.flat()),
        { ...visit.range, from }
      ),
      send
    );
  } catch (error) {
    const problem = error instanceof HunterError ? error : new HunterError('server', messageOf(error));
    return batch.map(() => ({ series: [], problem }));
  }
}

/** Whether there is neither a new run nor another value of an old one. */
function isUnchanged({ metrics, tailFrom }: CachedResult, tail: Series[]): boolean {
  const digests = new Map(tail.map((series) => [series.name, tailDigest(series, tailFrom)]));
  return (
    metrics.every(({ series, digest }) => (digests.get(series) ?? NO_POINTS) === digest) &&
    digests.size <= metrics.length &&
    metrics.filter(({ series }) => digests.has(series)).length === digests.size
  );
}

/** `undefined` where all must be asked for. */
async function analyseNewRuns(
  { item, cached: kept }: CachedItem,
  tail: Series[],
  points: CachedPoints | undefined,
  runs: Map<string, TestRun[]>,
  visit: RefreshContext
): Promise<ItemAnalysis | undefined> {
  const names = new Set(kept.metrics.map(({ series }) => series));
  // what functions answer depends on the whole time range
  const plain = kept.batches.flat().every((target) => !target.includes('('));
  if (!plain || tail.some(({ name }) => !names.has(name))) {
    return undefined;
  }
  const own = (kept.located && runs.get(kept.located.test)) ?? [];
  return points?.tailFrom === kept.tailFrom ? analyseTail(item, kept, points, tail, own, visit) : undefined;
}

/** The new runs of all tests, as far as events tell of them. All are of one owner. */
async function fetchNewRuns(all: CachedItem[], visit: RefreshContext): Promise<Map<string, TestRun[]>> {
  const located = all.flatMap(({ cached: kept }) => kept.located ?? []);
  if (located.length === 0) {
    return new Map();
  }
  const from = Math.min(...all.map(({ cached: kept }) => kept.tailFrom));
  const { send } = prepareItem(all[0].item, visit).options;
  const tests = located.map(({ test }) => test);
  return runFlow(fetchRunsOfTests(located[0].owner, tests, { ...visit.range, from }), send).catch(() => new Map());
}

/** Those that were looked at at the same time together: one that is old would make all ask for more. */
function inBatches(all: CachedItem[]): CachedItem[][] {
  const batches: CachedItem[][] = [];
  let room = 0;
  for (const known of [...all].sort((a, b) => a.cached.tailFrom - b.cached.tailFrom)) {
    const targets = known.cached.batches.flat().length;
    if (targets > room || batches.length === 0) {
      batches.push([]);
      room = BATCH;
    }
    batches[batches.length - 1].push(known);
    room -= targets;
  }
  return batches;
}
