import { createStore, delMany, getMany, keys, setMany, type UseStore } from 'idb-keyval';

import type { Kept, KeptPoints } from './kept';

let opened: UseStore | undefined;
const store = () => (opened ??= createStore('hunter-regressions', 'kept'));

/** Entries that are written together, and how long one waits for others, ms: transactions cost more than what is in them. */
const TOGETHER = 60;
const PATIENCE = 500;

const waiting = new Map<string, Kept | KeptPoints>();
let timer: ReturnType<typeof setTimeout> | undefined;
let writing = Promise.resolve();

/** Writes what waits, if the browser has room for it. */
function flush(): Promise<void> {
  clearTimeout(timer);
  timer = undefined;
  const entries = [...waiting];
  waiting.clear();
  if (entries.length > 0) {
    const written = setMany(entries, store()).catch(() => undefined);
    writing = writing.then(() => written);
  }
  return writing;
}

/** What is kept of one data source and user, in the browser. Nothing where it keeps nothing, as in private windows. */
export class Memory {
  constructor(private readonly place: string) {}

  /** What earlier visits found, by id of the item. */
  async recall(ids: string[]): Promise<Map<string, Kept>> {
    try {
      await flush();
      const found: Array<Kept | undefined> = await getMany(ids.map(this.found), store());
      return new Map(ids.flatMap((id, i): Array<[string, Kept]> => (isKept(found[i]) ? [[id, found[i]]] : [])));
    } catch {
      return new Map();
    }
  }

  /** The points behind it. */
  async points(ids: string[]): Promise<Map<string, KeptPoints>> {
    try {
      const found: Array<KeptPoints | undefined> = await getMany(ids.map(this.pointsOf), store());
      return new Map(ids.flatMap((id, i): Array<[string, KeptPoints]> => (found[i] ? [[id, found[i]]] : [])));
    } catch {
      return new Map();
    }
  }

  /** Keeps what was found for the next visit. */
  remember(id: string, kept: Kept, points?: KeptPoints): void {
    waiting.set(this.found(id), kept);
    if (points) {
      waiting.set(this.pointsOf(id), points);
    }
    if (waiting.size >= TOGETHER) {
      void flush();
    } else {
      timer ??= setTimeout(() => void flush(), PATIENCE);
    }
  }

  /** Forgets tests and sources that are no more. */
  async keepOnly(ids: string[]): Promise<void> {
    const wanted = new Set(ids.flatMap((id) => [this.found(id), this.pointsOf(id)]));
    try {
      await flush();
      const all = (await keys<string>(store())).filter((key) => key.startsWith(`${this.place}\n`));
      await delMany(
        all.filter((key) => !wanted.has(key)),
        store()
      );
    } catch {
      // then it stays
    }
  }

  private readonly found = (id: string) => `${this.place}\nfound ${id}`;
  private readonly pointsOf = (id: string) => `${this.place}\npoints ${id}`;
}

/** As much of it as a visit needs. */
export type Keeper = Pick<Memory, 'recall' | 'points' | 'remember'>;

const isKept = (kept: Kept | undefined): kept is Kept => Array.isArray(kept?.metrics) && typeof kept.stamp === 'string';
