import { useEffect, useState } from 'react';

import { messageOf } from '../../core/errors';
import { locateTest, type Located } from '../../core/fallout/load-locate';
import { walkTree, type Walk } from '../../core/graphite/walk-tree';
import type { FalloutSource } from '../../core/query/model';
import type { HunterDataSource } from '../datasource';

/** What is known of the chosen test: where its results are, and which series Graphite has there. */
export type Lookup =
  | { state: 'none' }
  | { state: 'looking' }
  | { state: 'found'; located: Located; walk: Walk }
  | { state: 'failed'; message: string };

/** Resolves the test whenever it changes. Its requests are shared with the query's own. */
export function useLookup(datasource: HunterDataSource, { user, test, params = {} }: FalloutSource): Lookup {
  const owner = datasource.ownerOf(user);
  const name = datasource.interpolate(test ?? '');
  const key = JSON.stringify([owner, name, params]);
  const [done, setDone] = useState<{ key: string; lookup: Lookup }>();
  useEffect(() => {
    if (!owner || !name) {
      return;
    }
    let current = true;
    const [, , given] = JSON.parse(key);
    look(datasource, owner, name, given).then((lookup) => current && setDone({ key, lookup }));
    return () => {
      current = false;
    };
  }, [datasource, owner, name, key]);

  if (!name) {
    return { state: 'none' };
  }
  if (!owner) {
    return { state: 'failed', message: 'Give the Fallout user, or set a default user in the data source.' };
  }
  return done?.key === key ? done.lookup : { state: 'looking' };
}

async function look(
  { send }: HunterDataSource,
  owner: string,
  test: string,
  params: Record<string, string>
): Promise<Lookup> {
  try {
    const located = await locateTest(send, owner, test, params);
    return { state: 'found', located, walk: await walkTree(send, located.prefix) };
  } catch (error) {
    return { state: 'failed', message: messageOf(error) };
  }
}
