import { useEffect, useState } from 'react';

import { messageOf } from '../../core/errors';
import { locateTest, type Located } from '../../core/fallout/locate';
import { runFlow } from '../../core/flow/run';
import { walkTree, type Walk } from '../../core/graphite/walk';
import type { FalloutSource } from '../../core/query/model';
import type { HunterDataSource } from '../datasource';

/** What is known of the chosen test: where its results are, and which series Graphite has there. */
export type Lookup =
  | { state: 'none' }
  | { state: 'looking' }
  | { state: 'found'; located: Located; walk: Walk }
  | { state: 'failed'; message: string };

/** Resolves the test whenever it changes. Its requests are shared with the query's own. */
export function useLookup(datasource: HunterDataSource, { user, test, params }: FalloutSource): Lookup {
  const [lookup, setLookup] = useState<Lookup>({ state: 'none' });
  const given = JSON.stringify(params ?? {});
  useEffect(() => {
    let current = true;
    const owner = datasource.interpolate(user ?? '') || datasource.falloutUser;
    const name = datasource.interpolate(test ?? '');
    if (!name) {
      setLookup({ state: 'none' });
      return;
    }
    if (!owner) {
      setLookup({ state: 'failed', message: 'Give the Fallout user, or set a default user in the data source.' });
      return;
    }
    setLookup({ state: 'looking' });
    const look = async (): Promise<Lookup> => {
      try {
        const located = await runFlow(locateTest(owner, name, JSON.parse(given)), datasource.send);
        return { state: 'found', located, walk: await runFlow(walkTree(located.prefix), datasource.send) };
      } catch (error) {
        return { state: 'failed', message: messageOf(error) };
      }
    };
    look().then((result) => current && setLookup(result));
    return () => {
      current = false;
    };
  }, [datasource, user, test, given]);
  return lookup;
}
