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

  isFresh(id: string, now: number): boolean {
    return now - (this.byId.get(id)?.at ?? 0) < FRESH;
  }

  problem(id: string): string | undefined {
    return this.byId.get(id)?.problem;
  }
}
