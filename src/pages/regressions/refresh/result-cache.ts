import { createStore, delMany, getMany, keys, setMany, type UseStore } from 'idb-keyval';

import type { CachedResult, CachedPoints } from './cached-result';

let opened: UseStore | undefined;
const store = () => (opened ??= createStore('hunter-regressions', 'kept'));

/** Entries that are written together, and how long one waits for others, ms: transactions cost more than what is in them. */
const TOGETHER = 60;
const PATIENCE = 500;

const waiting = new Map<string, CachedResult | CachedPoints>();
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
export class ResultCache {
  constructor(private readonly place: string) {}

  /** What earlier visits found, by id of the item. */
  async readResults(ids: string[]): Promise<Map<string, CachedResult>> {
    try {
      await flush();
      const found: Array<CachedResult | undefined> = await getMany(ids.map(this.found), store());
      return new Map(
        ids.flatMap((id, i): Array<[string, CachedResult]> => (isCachedResult(found[i]) ? [[id, found[i]]] : []))
      );
    } catch {
      return new Map();
    }
  }

  /** The points behind it. */
  async readPoints(ids: string[]): Promise<Map<string, CachedPoints>> {
    try {
      const found: Array<CachedPoints | undefined> = await getMany(ids.map(this.pointsOf), store());
      return new Map(
        ids.flatMap((id, i): Array<[string, CachedPoints]> => (isCachedPoints(found[i]) ? [[id, found[i]]] : []))
      );
    } catch {
      return new Map();
    }
  }

  /** Keeps what was found for the next visit. */
  write(id: string, kept: CachedResult, points?: CachedPoints): void {
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
  async prune(ids: string[]): Promise<void> {
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
export type ReadWriteCache = Pick<ResultCache, 'recall' | 'points' | 'remember'>;

/** Another version may have written it, or a browser lost a part: what is no whole record counts as none, and is asked for anew. */
function isCachedResult(kept: CachedResult | undefined): kept is CachedResult {
  return (
    typeof kept?.stamp === 'string' &&
    Number.isFinite(kept.wholeAt) &&
    Number.isFinite(kept.tailFrom) &&
    typeof kept.commonStart === 'string' &&
    isListOf(kept.batches, (batch) => isListOf(batch, (target) => typeof target === 'string')) &&
    isListOf(kept.metrics, isMetric) &&
    (kept.located === undefined || (typeof kept.located?.owner === 'string' && typeof kept.located.test === 'string'))
  );
}

function isMetric(one: unknown): boolean {
  const { series, metric, test, digest, changes, spark } = (one ?? {}) as Partial<CachedResult['metrics'][number]>;
  return (
    [series, metric, test].every((text) => typeof text === 'string') &&
    Number.isFinite(digest) &&
    spark instanceof Float32Array &&
    isListOf(changes, (change) => {
      const { id, time, before, after } = (change ?? {}) as Partial<CachedResult['metrics'][number]['changes'][number]>;
      return typeof id === 'string' && Number.isFinite(time) && isObject(before) && isObject(after);
    })
  );
}

function isCachedPoints(points: CachedPoints | undefined): points is CachedPoints {
  return (
    Number.isFinite(points?.tailFrom) &&
    isListOf(points?.runs, isObject) &&
    isListOf(points?.series, (one) => {
      const { name, times, values } = (one ?? {}) as Partial<CachedPoints['series'][number]>;
      const whole = times instanceof Float64Array && values instanceof Float64Array && times.length === values.length;
      return typeof name === 'string' && whole;
    })
  );
}

const isObject = (one: unknown) => typeof one === 'object' && one !== null;
const isListOf = (list: unknown, is: (one: unknown) => boolean) => Array.isArray(list) && list.every(is);
