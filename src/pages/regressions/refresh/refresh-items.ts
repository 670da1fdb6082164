import { HunterError, messageOf } from '../../../core/errors';
import { inParallel } from '../../../core/transport/send';
import { analyseItem, prepareItem, type ItemAnalysis, type RefreshContext } from './analyse-item';
import { analysisStamp, isReusable, type CachedResult } from './cached-result';
import type { Item } from './item';
import { refreshCached, type CachedItem } from './refresh-cached';
import type { ReadWriteCache } from './result-cache';

/** Items that begin together, so that few requests ask for what they need; the first ones sooner give the first rows. */
const TOGETHER = 20;
const FIRST = 5;
/** Such groups at once: one is analysed while others are fetched. */
const PARALLEL = 3;

export interface RefreshOptions extends RefreshContext {
  items: Item[];
  cache: ReadWriteCache;
  /** Days that are analysed. */
  days: number;
  /** Fetches all points, whatever is cached. */
  fetchAll: boolean;
  /** ms since 1970. */
  now: number;
}

export interface RefreshHandlers {
  /** Called once, with the cached results of the same settings, by id of the item. */
  onCached: (results: Map<string, CachedResult>) => void;
  /** Called for each item when it is done. */
  onItem: (item: Item, outcome: ItemOutcome) => void;
}

interface ItemOutcome {
  /** Left out where the cached result still holds. */
  result?: CachedResult;
  problem?: string;
}

/** Refreshes items: first those of which only the last days must be fetched, then the others. Ends early when aborted. */
export async function refreshItems(options: RefreshOptions, handlers: RefreshHandlers): Promise<void> {
  const refresh = new Refresh(options, handlers);
  await refresh.readCache();
  const left = await refresh.refreshCachedItems();
  await refresh.analyseAll(left);
}

/** One run of `refreshItems`. */
class Refresh {
  /** By id of the item. */
  private readonly stamps: Map<string, string>;
  private cached = new Map<string, CachedResult>();

  constructor(
    private readonly options: RefreshOptions,
    private readonly handlers: RefreshHandlers
  ) {
    const { items, days } = options;
    this.stamps = new Map(items.map((item) => [item.id, analysisStamp(item, prepareItem(item, options), days)]));
  }

  async readCache(): Promise<void> {
    const read = await this.options.cache.readResults(this.options.items.map(({ id }) => id));
    // a result of other settings would be shown as if it were of these
    this.cached = new Map([...read].filter(([id, { stamp }]) => stamp === this.stamps.get(id)));
    this.handlers.onCached(this.cached);
  }

  /** @returns the items that are left: without a reusable result, or whose tails do not fit to it */
  async refreshCachedItems(): Promise<Item[]> {
    const { items, cache, fetchAll, now } = this.options;
    const reusable: CachedItem[] = [];
    const others: Item[] = [];
    for (const item of items) {
      const cached = this.cached.get(item.id);
      if (!fetchAll && isReusable(cached, this.stamps.get(item.id)!, now)) {
        reusable.push({ item, cached });
      } else {
        others.push(item);
      }
    }
    const keepResult = ({ item, cached: { problem } }: CachedItem) => this.handlers.onItem(item, { problem });
    const hasTargets = ({ cached: { batches } }: CachedItem) => batches.length > 0;
    reusable.filter((one) => !hasTargets(one)).forEach(keepResult);
    const unusable = await refreshCached(reusable.filter(hasTargets), cache, this.options, {
      onUnchanged: keepResult,
      onAnalysed: ({ item, cached: { wholeAt, problem } }, { result, points }) =>
        this.store(item, { result: { ...result, ...(problem && { problem }) }, points }, wholeAt),
      onProblem: ({ item }, problem) => this.handlers.onItem(item, { problem }),
    });
    return [...unusable, ...others];
  }

  async analyseAll(items: Item[]): Promise<void> {
    const [first, ...others] = toGroups(items);
    // alone: what it asks for would be joined with what the others ask for
    await this.analyseTogether(first);
    await inParallel(others, PARALLEL, (group) => this.analyseTogether(group));
  }

  private async analyseTogether(group: Item[]): Promise<void> {
    await Promise.all(group.map((item) => this.analyse(item)));
  }

  private async analyse(item: Item): Promise<void> {
    const { signal, now } = this.options;
    if (signal.aborted) {
      return;
    }
    try {
      const analysis = await analyseItem(item, this.options);
      // a cancelled analysis may be incomplete
      if (!signal.aborted) {
        this.store(item, analysis, now);
      }
    } catch (error) {
      if (!signal.aborted) {
        this.fail(item, error);
      }
    }
  }

  private store(item: Item, { result, points }: ItemAnalysis, wholeAt: number): void {
    this.done(item, { ...result, stamp: this.stamps.get(item.id)!, wholeAt }, points);
  }

  private fail(item: Item, error: unknown): void {
    const problem = messageOf(error);
    if (!(error instanceof HunterError) || !LASTING.includes(error.kind)) {
      this.handlers.onItem(item, { problem });
      return;
    }
    const { now } = this.options;
    const nothing = { metrics: [], batches: [], commonStart: '', tailFrom: now };
    this.done(item, { ...nothing, stamp: this.stamps.get(item.id)!, wholeAt: now, problem });
  }

  private done(item: Item, result: CachedResult, points?: ItemAnalysis['points']): void {
    this.options.cache.write(item.id, result, points);
    this.handlers.onItem(item, { result, problem: result.problem });
  }
}

/** Kinds of errors that are cached, because the next minutes will not end them: no results yet, or no prefix. */
const LASTING: Array<HunterError['kind']> = ['empty', 'definition'];

function toGroups(items: Item[]): Item[][] {
  const groups = [items.slice(0, FIRST)];
  for (let start = FIRST; start < items.length; start += TOGETHER) {
    groups.push(items.slice(start, start + TOGETHER));
  }
  return groups;
}
