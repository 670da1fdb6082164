import { messageOf } from '../../../core/errors';
import { decodeTests } from '../../../core/fallout/api/answers';
import { testsRequest } from '../../../core/fallout/api/requests';
import type { HunterDataSource } from '../../../datasource/datasource';
import { testItem, type Item } from './item';

/**
 * Lists the saved sources and, where Fallout is configured, the tests of a user. When Fallout fails, the saved sources are
 * listed all the same, with its message as `problem`.
 */
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
    return { items: saved, problem: messageOf(error) };
  }
}
