import { createStore, getMany, set } from 'idb-keyval';

import { version } from '../../../package.json';
import type { AnalysedMetric } from './rows';

/** What was found of a test, and when. */
export interface Remembered {
  metrics: AnalysedMetric[];
  /** ms since 1970. */
  at: number;
}

// Another version of the engine may find something else.
const store = () => createStore(`hunter-${version}`, 'findings');

/** What earlier visits found, by test. Nothing where the browser keeps nothing, as in private windows. */
export async function recall(place: string, tests: string[]): Promise<Map<string, Remembered>> {
  try {
    const kept: Array<Remembered | undefined> = await getMany(
      tests.map((test) => `${place} ${test}`),
      store()
    );
    return new Map(
      tests.flatMap((test, i): Array<[string, Remembered]> => {
        const one = kept[i];
        return one && Array.isArray(one.metrics) && typeof one.at === 'number' ? [[test, one]] : [];
      })
    );
  } catch {
    return new Map();
  }
}

/** Keeps what was found for the next visit, if the browser has room for it. */
export async function remember(place: string, test: string, found: Remembered): Promise<void> {
  await set(`${place} ${test}`, found, store()).catch(() => undefined);
}
