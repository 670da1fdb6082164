import { loadDetector } from '../../../core/changepoint/detector';
import { messageOf } from '../../../core/errors';
import type { HunterDataSource } from '../../../datasource/datasource';
import { getHunterDataSource } from '../../hunter-data-source';
import type { SavedSource } from '../../saved/saved-item';
import type { DoneItem, News, Tell } from '../refresh/news';
import type { Order } from '../refresh/order';
import { runOrder } from '../refresh/run-order';
import { FindingsCollector, NO_FINDINGS, type Findings } from './findings';
import { openWorker, type OpenWorker } from './open-worker';
import { RecentRefreshes } from './recent-refreshes';
import { runInWorker, type PageTools } from './run-in-worker';

/** Time between two updates of the table, ms: drawing thousands of rows for each item would slow the analysis down. */
const UPDATE = 300;
const UPDATE_LATER = 2000;
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
  private readonly recent: RecentRefreshes;
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
    this.recent = RecentRefreshes.of(this.scope);
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
    // it starts while Grafana loads the data source; what it takes of memory is free when it is ended
    const worker = openWorker();
    try {
      const source = await getHunterDataSource(this.uid);
      const tell = (news: News) => !signal.aborted && this.hear(news);
      await carryOut(this.orderOf(source, fetchAll), await worker, { send: source.sendUntil(signal), signal }, tell);
    } catch (error) {
      if (!signal.aborted) {
        this.update({ ...this.state, problem: messageOf(error) });
      }
    } finally {
      void worker.then((opened) => opened?.terminate());
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

  private orderOf(source: HunterDataSource, fetchAll: boolean): Order {
    const now = Date.now();
    const owner = source.falloutUrl && source.ownerOf(this.user);
    return {
      scope: this.scope,
      settings: source.querySettings,
      ...(owner && { owner }),
      user: this.user,
      saved: this.saved,
      fetchAll,
      now,
      recent: this.recent.fresh(now),
    };
  }

  private hear(news: News): void {
    switch (news.type) {
      case 'listed':
        this.collector = new FindingsCollector(news.total);
        this.update({ ...this.state, problem: news.problem, findings: this.collector.findings() });
        return;
      case 'cached':
        this.collector.addCached(news.found);
        this.publishSoon(news.found.some(([, { changed }]) => changed.length > 0));
        return;
      case 'done':
        this.recent.set(news.id, { at: Date.now(), problem: news.problem });
        this.addDone(news);
        return;
      case 'recent':
        this.addDone(news);
    }
  }

  private addDone(item: DoneItem): void {
    this.collector.addDone(item);
    this.publishSoon(Boolean(item.found?.changed.length));
  }

  /** The first changes at once: until then there is nothing to look at. */
  private publishSoon(hasChanges: boolean): void {
    if (hasChanges && this.state.findings.changed.length === 0) {
      this.publish();
      return;
    }
    this.timer ??= setTimeout(() => this.publish(), this.collector.done < FIRST_ITEMS ? UPDATE : UPDATE_LATER);
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
    this.clearTimer();
    this.update({ ...this.state, findings: this.collector.findings(), busy: false });
  }

  private update(state: FindingsState): void {
    this.state = state;
    this.listeners.forEach((listener) => listener());
  }
}

/** Carries out an order in a worker or, where there can be none, on the page. */
async function carryOut(order: Order, worker: OpenWorker | undefined, tools: PageTools, tell: Tell): Promise<void> {
  if (tools.signal.aborted) {
    return;
  }
  await (worker
    ? runInWorker(worker, order, tools, tell)
    : runOrder(order, { ...tools, detector: await loadDetector() }, tell));
}
