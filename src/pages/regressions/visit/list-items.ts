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
    return { items: [...saved, ...tests.map(({ name, definition }) => testItem(name, user, digest(definition)))] };
  } catch (error) {
    // what was saved can be looked at without Fallout
    return { items: saved, problem: messageOf(error) };
  }
}

/** Definitions are long, and kept for a thousand tests. */
function digest(text = ''): string {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  }
  return `${text.length}.${(hash >>> 0).toString(36)}`;
}
