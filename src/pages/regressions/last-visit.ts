/** What the Regressions page showed when the user was last there, as the browser keeps it. */
export interface Visit {
  /** When the visit ended, ms since 1970. */
  at: number;
  /** Keys of the changes that were there, see `triageKey`. */
  seen: string[];
}

interface Kept {
  /** The visit before this one, whose news are told as long as this one lasts. */
  before?: Visit;
  now: Visit;
}

/** Somebody who was away for less time is still on the same visit, ms. */
const PAUSE = 30 * 60_000;
/** Most changes that are remembered: newer ones first. */
const MOST = 5_000;

const keyOf = (scope: string) => `hunter.regressions.visit.${scope}`;

/**
 * Returns the visit before this one. A visit ends when the page was not opened for half an hour, so that what is new stays
 * new while somebody works through it.
 *
 * @param scope data source and user
 * @returns undefined on the first visit, and where the browser keeps nothing
 */
export function lastVisit(scope: string, now = Date.now()): Visit | undefined {
  try {
    const kept = read(localStorage.getItem(keyOf(scope)));
    return kept && now - kept.now.at > PAUSE ? kept.now : kept?.before;
  } catch {
    return undefined;
  }
}

/** Remembers what this visit has seen. @param keys of all changes on the page, the newest first */
export function rememberVisit(scope: string, keys: string[], now = Date.now()): void {
  const before = lastVisit(scope, now);
  const next: Kept = { ...(before && { before }), now: { at: now, seen: keys.slice(0, MOST) } };
  try {
    localStorage.setItem(keyOf(scope), JSON.stringify(next));
  } catch {
    // a browser that stores nothing has no visits
  }
}

function read(text: string | null): Kept | undefined {
  const stored = JSON.parse(text ?? 'null') as Partial<Kept> | null;
  return isVisit(stored?.now)
    ? { now: stored.now, ...(isVisit(stored.before) && { before: stored.before }) }
    : undefined;
}

const isVisit = (visit: Visit | undefined): visit is Visit =>
  Number.isFinite(visit?.at) && Array.isArray(visit?.seen) && visit.seen.every((key) => typeof key === 'string');
