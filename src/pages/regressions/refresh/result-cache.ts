import { createStore, delMany, getMany, keys, setMany, type UseStore } from 'idb-keyval';

import type { CachedPoints, CachedResult } from './cached-result';
import { isCachedPoints, isCachedResult } from './check-record';

let opened: UseStore | undefined;
// names of the database and its store, as browsers of users have them
const store = () => (opened ??= createStore('hunter-regressions', 'kept'));

/** Records written in one transaction, and how long the first of them waits for others, ms: transactions are slow. */
const BATCH = 60;
const MAX_WAIT = 500;

const pending = new Map<string, CachedResult | CachedPoints>();
let timer: ReturnType<typeof setTimeout> | undefined;
let writing = Promise.resolve();

/** Writes the pending records. A full or blocked storage drops them. */
function flush(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const entries = [...pending];
  pending.clear();
  if (entries.length > 0) {
    const written = setMany(entries, store()).catch(() => undefined);
    writing = writing.then(() => written);
  }
  return writing;
}

/**
 * Results and points of items, in the browser's IndexedDB, by id of the item. A browser that stores nothing, as in
 * private windows, has an empty cache: no method throws.
 */
export class ResultCache {
  /** @param scope data source and user, whose records are apart from those of others */
  constructor(private readonly scope: string) {}

  async readResults(ids: string[]): Promise<Map<string, CachedResult>> {
    try {
      await flush();
      const records: unknown[] = await getMany(ids.map(this.resultKey), store());
      return valid(ids, records, isCachedResult);
    } catch {
      return new Map();
    }
  }

  async readPoints(ids: string[]): Promise<Map<string, CachedPoints>> {
    try {
      const records: unknown[] = await getMany(ids.map(this.pointsKey), store());
      return valid(ids, records, isCachedPoints);
    } catch {
      return new Map();
    }
  }

  /** Replaces an item's records, soon. Without `points`, those of the item stay. */
  write(id: string, result: CachedResult, points?: CachedPoints): void {
    pending.set(this.resultKey(id), result);
    if (points) {
      pending.set(this.pointsKey(id), points);
    }
    if (pending.size >= BATCH) {
      void flush();
    } else {
      timer ??= setTimeout(() => void flush(), MAX_WAIT);
    }
  }

  /** Resolves when all that was written is stored, or could not be. */
  settle(): Promise<void> {
    return flush();
  }

  /** Deletes the records of this scope's other items: tests and saved sources that are gone. */
  async prune(ids: string[]): Promise<void> {
    const wanted = new Set(ids.flatMap((id) => [this.resultKey(id), this.pointsKey(id)]));
    try {
      await flush();
      const all = (await keys<string>(store())).filter((key) => key.startsWith(`${this.scope}\n`));
      await delMany(
        all.filter((key) => !wanted.has(key)),
        store()
      );
    } catch {
      // the records stay until another refresh deletes them
    }
  }

  private readonly resultKey = (id: string) => `${this.scope}\nfound ${id}`;
  private readonly pointsKey = (id: string) => `${this.scope}\npoints ${id}`;
}

/** The methods that a refresh uses. */
export type ReadWriteCache = Pick<ResultCache, 'readResults' | 'readPoints' | 'write'>;

function valid<T>(ids: string[], records: unknown[], is: (record: unknown) => record is T): Map<string, T> {
  const found = new Map<string, T>();
  ids.forEach((id, i) => {
    const record = records[i];
    if (is(record)) {
      found.set(id, record);
    }
  });
  return found;
}
