import { HunterError, messageOf } from '../../../core/errors';
import { inParallel } from '../../../core/transport/send';
import { analyseWhole, prepareItem, type ItemAnalysis, type RefreshContext } from './analyse-item';
import { isReusable, analysisStamp, type CachedResult } from './cached-result';
import type { Item } from './item';
import { refreshCached, type CachedItem } from './refresh-cached';
import type { ReadWriteCache } from './result-cache';

/** Items under way at once: enough that the requests that the data source allows at once are always under way. */
const PARALLEL = 8;

export interface RefreshOptions extends RefreshContext {
  items: Item[];
  cache: ReadWriteCache;
  /** Analysed of each, days. */
  days: number;
  /** Ask for all, whatever is known. */
  fetchAll: boolean;
  now: number;
}

export interface RefreshHandlers {
  /** What earlier visits found, as soon as it is read. */
  onCached: (kept: Map<string, CachedResult>) => void;
  /** An item is done. Without `kept`, what was known of it stays. */
  onItem: (item: Item, outcome: { kept?: CachedResult; problem?: string }) => void;
}

/**
 * Looks through all items: what is kept is told at once, then what is new of it is asked for, then all of the rest.
 * Ends early when cancelled.
 */
export async function refreshItems(
  options: RefreshOptions,
  { onCached: onKept, onItem }: RefreshHandlers
): Promise<void> {
  const { items, cache: memory, days, fetchAll: whole, now, signal } = options;
  const stamps = new Map(items.map((item) => [item.id, analysisStamp(item, prepareItem(item, options), days)]));
  const kept = await memory.readResults(items.map(({ id }) => id));
  const good = (item: Item) => isReusable(kept.get(item.id), stamps.get(item.id)!, now);
  // what other settings found is not shown as if it were theirs
  onKept(
    new Map(
      items.filter((item) => kept.get(item.id)?.stamp === stamps.get(item.id)).map(({ id }) => [id, kept.get(id)!])
    )
  );

  const keep = (item: Item, found: ItemAnalysis, wholeAt: number) => {
    const one: CachedResult = { ...found.result, stamp: stamps.get(item.id)!, wholeAt };
    memory.write(item.id, one, found.points);
    onItem(item, { kept: one, problem: one.problem });
  };
  const known: CachedItem[] = whole ? [] : items.filter(good).map((item) => ({ item, kept: kept.get(item.id)! }));
  const hopeless = known.filter((one) => one.cached.batches.length === 0);
  hopeless.forEach(({ item, cached: { problem } }) => onItem(item, { problem }));
  const unfit = await refreshCached(
    known.filter((one) => one.cached.batches.length > 0),
    memory,
    options,
    {
      onUnchanged: ({ item, cached: { problem } }) => onItem(item, { problem }),
      onAnalysed: ({ item, cached: { wholeAt, problem } }, found) =>
        keep(item, { ...found, result: { ...found.result, ...(problem && { problem }) } }, wholeAt),
      onProblem: ({ item }, problem) => onItem(item, { problem }),
    }
  );

  const rest = [...unfit, ...items.filter((item) => whole || !good(item))];
  await inParallel(rest, PARALLEL, async (item) => {
    if (signal.aborted) {
      return;
    }
    try {
      const found = await analyseWhole(item, options);
      // cancelled, it may be incomplete
      if (!signal.aborted) {
        keep(item, found, now);
      }
    } catch (error) {
      if (!signal.aborted) {
        fail(item, error);
      }
    }
  });

  function fail(item: Item, error: unknown): void {
    const problem = messageOf(error);
    if (!(error instanceof HunterError) || !LASTING.includes(error.kind)) {
      onItem(item, { problem });
      return;
    }
    const one: CachedResult = {
      stamp: stamps.get(item.id)!,
      wholeAt: now,
      metrics: [],
      problem,
      batches: [],
      commonStart: '',
      tailFrom: now,
    };
    memory.write(item.id, one);
    onItem(item, { kept: one, problem });
  }
}

/** What is no better a moment later: a test without results, or without a prefix. */
const LASTING: Array<HunterError['kind']> = ['empty', 'definition'];
