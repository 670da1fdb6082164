import { messageOf } from '../../../core/errors';
import { decodeTests } from '../../../core/fallout/api/answers';
import { testsRequest } from '../../../core/fallout/api/requests';
import { loadLocate } from '../../../core/fallout/load-locate';
import type { Send } from '../../../core/transport/send';
import { testsOf } from '../../saved/tests-below';
import { testItem, type Item } from './item';
import type { Order } from './order';

/**
 * Lists the tests of the saved sources and, where Fallout is configured, those of a user. Where one of them cannot be
 * listed, the others are all the same, with its message as `problem`.
 */
export async function listItems(
  { owner, user, saved }: Pick<Order, 'owner' | 'user' | 'saved'>,
  send: Send
): Promise<{ items: Item[]; problem?: string }> {
  const lists = await Promise.all([
    ...saved.map((one) => attempt(testsOf(one, send))),
    attempt(owner ? falloutItems(owner, user, send) : Promise.resolve([])),
  ]);
  const problem = lists.find((list) => list.problem)?.problem;
  return { items: lists.flatMap(({ items }) => items), ...(problem && { problem }) };
}

async function falloutItems(owner: string, user: string, send: Send): Promise<Item[]> {
  loadLocate();
  const tests = decodeTests(await send(testsRequest(owner)), owner);
  return tests.map(({ name, definition }) => testItem(name, user, definition));
}

async function attempt(listed: Promise<Item[]>): Promise<{ items: Item[]; problem?: string }> {
  try {
    return { items: await listed };
  } catch (error) {
    return { items: [], problem: messageOf(error) };
  }
}
