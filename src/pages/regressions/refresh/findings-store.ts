import { loadDetector } from '../../../core/changepoint/detector';
import { pause } from '../../../core/changepoint/kernel/pause';
import { messageOf } from '../../../core/errors';
import { bundleGraphite } from '../../../core/graphite/bundle-requests';
import { ANALYSED_DAYS } from '../../../core/series/range';
import { DAY } from '../../../core/times/days';
import { getHunterDataSource } from '../../hunter-data-source';
import type { SavedSource } from '../../saved/saved-source';
import { inTurns } from './detect-in-turns';
import { FindingsCollector, NO_FINDINGS, type Findings } from './findings';
import type { Item } from './item';
import { listItems } from './list-items';
import { RecentRefreshes } from './recent-refreshes';
import { refreshItems, type ItemOutcome } from './refresh-items';
import { ResultCache } from './result-cache';
import { yieldToPage } from './yield-to-page';

const MINUTE = 60_000;
/** Time between two updates of the table, ms: drawing thousands of rows for each item would slow the analysis down. */
const UPDATE = 300;
const UPDATE_LATER = 1000;
/** Items after which updates are rarer: the table is full by then. */
const FIRST_ITEMS = 50;

export interface FindingsState {
  findings: Findings;
  /** Why items could not be listed or refreshed at all. */
  problem?: string;
  busy: boolean;
}

export const INITIAL_STATE: FindingsState = { findings: NO_FINDINGS, busy: true };

/**
 * Finds the changes in all tests of a Fallout user and in saved sources: cached results first, then what is new. One
 * store serves one data source, user and list of saved sources; another choice takes another store.
 */
export class FindingsStore {
  private state = INITIAL_STATE;
  private readonly listeners = new Set<() => void>();
  private readonly scope: string;
  private abort = new AbortController();
  private collector = new FindingsCollector(0);
  private timer?: ReturnType<typeof setTimeout>;

  /**
   * @param uid the data source's
   * @param user a Fallout user, empty for the data source's own
   */
  constructor(
    private readonly uid: string,
    private readonly user: string,
    private readonly saved: SavedSource[]
  ) {
    this.scope = `${uid} ${user}`;
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly snapshot = (): FindingsState => this.state;

  /** Starts over, and resolves when it is done or stopped. `fetchAll`: all points are fetched, whatever is cached. */
  async refresh({ fetchAll = false } = {}): Promise<void> {
    this.dispose();
    const { signal } = (this.abort = new AbortController());
    this.collector = new FindingsCollector(0);
    this.update(INITIAL_STATE);
    try {
      await this.run(fetchAll, signal);
    } catch (error) {
      if (!signal.aborted) {
        this.update({ ...this.state, problem: messageOf(error) });
      }
    }
    if (!signal.aborted) {
      this.finish();
    }
  }

  /** Ends a refresh. What was found stays. */
  readonly cancel = (): void => {
    this.abort.abort();
    this.finish();
  };

  /** Ends a refresh without telling listeners, as when the page is left. */
  dispose(): void {
    this.clearTimer();
    this.abort.abort();
  }

  private async run(fetchAll: boolean, signal: AbortSignal): Promise<void> {
    const source = await getHunterDataSource(this.uid);
    const { items, problem } = await listItems(source, this.user, this.saved);
    if (signal.aborted) {
      return;
    }
    this.update({ ...this.state, problem });
    const collector = (this.collector = new FindingsCollector(items.length));
    const cache = new ResultCache(this.scope);
    const recent = RecentRefreshes.of(this.scope);
    const now = Date.now();
    const fresh = fetchAll ? new Set() : await this.addFresh(items, collector, cache, recent, now);
    const to = Math.ceil(now / MINUTE) * MINUTE;
    const options = {
      source,
      send: bundleGraphite(source.sendUntil(signal), { wait: pause, between: yieldToPage }),
      detector: inTurns(await loadDetector()),
      signal,
      cache,
      days: ANALYSED_DAYS,
      fetchAll,
      now,
      range: { from: to - ANALYSED_DAYS * DAY, to },
      items: items.filter((item) => !fresh.has(item)),
    };
    await refreshItems(options, {
      onCached: (cached) => {
        collector.addCached(cached);
        if (!signal.aborted) {
          this.publish();
        }
      },
      onItem: (item, outcome) => {
        collector.addOutcome(item, outcome);
        recent.set(item.id, { at: Date.now(), problem: outcome.problem });
        if (!signal.aborted) {
          this.publishSoon(outcome);
        }
      },
    });
    if (!signal.aborted && !problem) {
      void cache.prune(items.map(({ id }) => id));
    }
  }

  /** Takes the items that were refreshed a moment ago from the cache. @returns those items */
  private async addFresh(
    items: Item[],
    collector: FindingsCollector,
    cache: ResultCache,
    recent: RecentRefreshes,
    now: number
  ): Promise<Set<Item>> {
    const candidates = items.filter(({ id }) => recent.isFresh(id, now));
    const cached = await cache.readResults(candidates.map(({ id }) => id));
    // a browser that stores nothing has no result to show
    const fresh = candidates.filter(({ id }) => cached.has(id) || recent.problem(id));
    collector.addCached(cached);
    fresh.forEach((item) => collector.addOutcome(item, { problem: recent.problem(item.id) }));
    return new Set(fresh);
  }

  /** The first changes at once: until then there is nothing to look at. */
  private publishSoon({ result }: ItemOutcome): void {
    if (!this.hasRows && result?.metrics.some(({ changes }) => changes.length > 0)) {
      this.publish();
      return;
    }
    this.timer ??= setTimeout(() => this.publish(), this.collector.done < FIRST_ITEMS ? UPDATE : UPDATE_LATER);
  }

  private get hasRows(): boolean {
    return this.state.findings.metrics.some(({ changes }) => changes.length > 0);
  }

  private publish(): void {
    this.clearTimer();
    this.update({ ...this.state, findings: this.collector.findings() });
  }

  private clearTimer(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private finish(): void {
    this.publish();
    this.update({ ...this.state, busy: false });
  }

  private update(state: FindingsState): void {
    this.state = state;
    this.listeners.forEach((listener) => listener());
  }
}
