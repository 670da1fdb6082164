import { messageOf } from '../../../core/errors';
import { decodeTests } from '../../../core/fallout/api/answers';
import { testsRequest } from '../../../core/fallout/api/requests';
import type { HunterDataSource } from '../../../datasource/datasource';
import type { SavedSource } from '../../saved/saved-source';
import { testsOf } from '../../saved/tests-below';
import { testItem, type Item } from './item';

/**
 * Lists the tests of the saved sources and, where Fallout is configured, those of a user. Where one of them cannot be
 * listed, the others are all the same, with its message as `problem`.
 */
export async function listItems(
  source: HunterDataSource,
  user: string,
  saved: SavedSource[]
): Promise<{ items: Item[]; problem?: string }> {
  const lists = await Promise.all([
    ...saved.map((one) => attempt(testsOf(one, source.send))),
    attempt(falloutItems(source, user)),
  ]);
  const problem = lists.find((list) => list.problem)?.problem;
  return { items: lists.flatMap(({ items }) => items), ...(problem && { problem }) };
}

async function falloutItems(source: HunterDataSource, user: string): Promise<Item[]> {
  const owner = source.ownerOf(user);
  if (!source.falloutUrl || !owner) {
    return [];
  }
  const tests = decodeTests(await source.send(testsRequest(owner)), owner);
  return tests.map(({ name, definition }) => testItem(name, user, definition));
}

async function attempt(listed: Promise<Item[]>): Promise<{ items: Item[]; problem?: string }> {
  try {
    return { items: await listed };
  } catch (error) {
    return { items: [], problem: messageOf(error) };
  }
}
