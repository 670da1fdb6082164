import { messageOf } from '../../../core/errors';
import { decodeTests } from '../../../core/fallout/api/answers';
import { testsRequest } from '../../../core/fallout/api/requests';
import type { HunterDataSource } from '../../../datasource/datasource';
import { testItem, type Item } from './item';

/** Everything there is to look at: the Fallout tests of a user, where there is a Fallout, and what was saved. */
export async function listItems(
  source: HunterDataSource,
  user: string,
  saved: Item[]
): Promise<{ items: Item[]; problem?: string }> {
  const owner = source.ownerOf(user);
  if (!source.falloutUrl || !owner) {
    return { items: saved };
  }
  try {
    const tests = decodeTests(await source.send(testsRequest(owner)), owner);
    return { items: [...saved, ...tests.map(({ name, definition }) => testItem(name, user, definition))] };
  } catch (error) {
    // what was saved can be looked at without Fallout
    return { items: saved, problem: messageOf(error) };
  }
}
