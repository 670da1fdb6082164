import type { ManyDetector } from '../../../core/changepoint/detection';
import { pause } from '../../../core/changepoint/kernel/pause';
import { bundleGraphite } from '../../../core/graphite/bundle-requests';
import { analysedSince, ANALYSED_DAYS } from '../../../core/series/range';
import type { Send } from '../../../core/transport/send';
import type { CachedResult } from './cached-result';
import { inTurns } from './detect-in-turns';
import { toFound } from './found-item';
import type { Item } from './item';
import { listItems } from './list-items';
import type { Tell } from './news';
import type { Order } from './order';
import { refreshItems } from './refresh-items';
import { ResultCache } from './result-cache';
import { yieldToPage } from './yield-to-page';

const MINUTE = 60_000;
/** Results that are told together: the page reads so many in a few milliseconds. */
const TOGETHER = 50;

export interface OrderTools {
  send: Send;
  detector: ManyDetector;
  /** Aborted when the user cancels or leaves. */
  signal: AbortSignal;
}

/**
 * Finds the changes in all tests of a Fallout user and in saved sources: cached results first, then what is new. It needs
 * nothing of a page, so that it runs in a worker as well. Resolves when what was found is stored.
 *
 * @throws HunterError when the settings cannot be used
 */
export async function runOrder(order: Order, { send, detector, signal }: OrderTools, tell: Tell): Promise<void> {
  const { scope, settings, now, fetchAll } = order;
  const { items, problem } = await listItems(order, send);
  if (signal.aborted) {
    return;
  }
  tell({ type: 'listed', total: items.length, ...(problem && { problem }) });
  const cache = new ResultCache(scope);
  const recent = fetchAll ? new Set() : await tellRecent(items, order, cache, tell);
  const to = Math.ceil(now / MINUTE) * MINUTE;
  await refreshItems(
    {
      settings,
      send: bundleGraphite(send, { wait: pause, between: yieldToPage }),
      detector: inTurns(detector),
      signal,
      cache,
      days: ANALYSED_DAYS,
      fetchAll,
      now,
      range: { from: analysedSince(to), to },
      items: items.filter((item) => !recent.has(item)),
    },
    {
      onCached: (cached) => tellCached(cached, tell),
      onItem: ({ id, name }, { result, problem }) =>
        tell({ type: 'done', id, name, ...(result && { found: toFound(result) }), ...(problem && { problem }) }),
    }
  );
  await cache.settle();
  if (!signal.aborted && !problem) {
    await cache.prune(items.map(({ id }) => id));
  }
}

/** Tells of the items that were refreshed a moment ago what is cached. @returns those items */
async function tellRecent(
  items: Item[],
  { recent }: Pick<Order, 'recent'>,
  cache: ResultCache,
  tell: Tell
): Promise<Set<Item>> {
  const candidates = items.filter(({ id }) => recent.has(id));
  const cached = await cache.readResults(candidates.map(({ id }) => id));
  // a browser that stores nothing has no result to show
  const known = candidates.filter(({ id }) => cached.has(id) || recent.get(id)!.problem);
  tellCached(cached, tell);
  known.forEach(({ id, name }) => tell({ type: 'recent', id, name, ...recent.get(id) }));
  return new Set(known);
}

function tellCached(cached: Map<string, CachedResult>, tell: Tell): void {
  const all = [...cached];
  for (let start = 0; start < all.length; start += TOGETHER) {
    const some = all.slice(start, start + TOGETHER);
    tell({ type: 'cached', found: some.map(([id, result]) => [id, toFound(result)]) });
  }
}
