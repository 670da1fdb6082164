import { createStore, delMany, getMany, keys, setMany, get, type UseStore } from 'idb-keyval';

import type { Kept, KeptPoints } from './kept';

let opened: UseStore | undefined;
const store = () => (opened ??= createStore('hunter-regressions', 'kept'));

/** What is kept of one data source and user, in the browser. Nothing where it keeps nothing, as in private windows. */
export class Memory {
  constructor(private readonly place: string) {}

  /** What earlier visits found, by id of the item. */
  async recall(ids: string[]): Promise<Map<string, Kept>> {
    try {
      const found: Array<Kept | undefined> = await getMany(ids.map(this.found), store());
      return new Map(ids.flatMap((id, i): Array<[string, Kept]> => (isKept(found[i]) ? [[id, found[i]]] : [])));
    } catch {
      return new Map();
    }
  }

  async points(id: string): Promise<KeptPoints | undefined> {
    return get<KeptPoints>(this.pointsOf(id), store()).catch(() => undefined);
  }

  /** Keeps what was found for the next visit, if the browser has room for it. */
  async remember(id: string, kept: Kept, points?: KeptPoints): Promise<void> {
    const entries: Array<[string, Kept | KeptPoints]> = [[this.found(id), kept]];
    await setMany(points ? [...entries, [this.pointsOf(id), points]] : entries, store()).catch(() => undefined);
  }

  /** Forgets tests and sources that are no more. */
  async keepOnly(ids: string[]): Promise<void> {
    const wanted = new Set(ids.flatMap((id) => [this.found(id), this.pointsOf(id)]));
    try {
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
