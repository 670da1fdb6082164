import type { Send } from '../../transport/send';
import { falloutError } from './answers';

/**
 * Makes sure that a configured token is accepted. Fallout ignores a wrong one wherever it needs none, so a mistake would
 * go unnoticed. It has no who-am-I: any test of one's own is asked for, and need not exist.
 *
 * @throws HunterError when the token is refused, or Fallout cannot be reached
 */
export async function checkToken(send: Send): Promise<void> {
  const answer = await send({ service: 'fallout', method: 'GET', path: '/tests/hunter-token-check/api' });
  if (answer.status !== 200 && answer.status !== 404) {
    throw falloutError(answer, 'to check the token');
  }
}
