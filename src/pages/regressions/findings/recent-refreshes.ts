const MINUTE = 60_000;
/** Age below which an item is not refreshed again, ms, as when the user comes back from another page. */
const FRESH = 5 * MINUTE;

interface Recent {
  /** ms since 1970. */
  at: number;
  problem?: string;
}

const byScope = new Map<string, RecentRefreshes>();

/** When each item was last refreshed, and what was wrong with it. Kept in memory until Grafana is loaded anew. */
export class RecentRefreshes {
  private readonly byId = new Map<string, Recent>();

  /** @param scope data source and user */
  static of(scope: string): RecentRefreshes {
    const known = byScope.get(scope) ?? new RecentRefreshes();
    byScope.set(scope, known);
    return known;
  }

  set(id: string, recent: Recent): void {
    this.byId.set(id, recent);
  }

  /** The items that need not be refreshed at this time, ms since 1970, by id. */
  fresh(now: number): Map<string, { problem?: string }> {
    const all = [...this.byId].filter(([, { at }]) => now - at < FRESH);
    return new Map(all.map(([id, { problem }]) => [id, problem ? { problem } : {}]));
  }
}
