import type { Send } from '../../transport/send';
import { falloutError } from './answers';

/**
 * Checks that Fallout accepts the configured token. Fallout ignores a wrong token for requests that need none, so a
 * mistake would go unnoticed. It has no request for the current user; so this requests one of the user's own tests,
 * which need not exist.
 *
 * @throws HunterError when the token is refused, or Fallout cannot be reached
 */
export async function checkToken(send: Send): Promise<void> {
  const answer = await send({ service: 'fallout', method: 'GET', path: '/tests/hunter-token-check/api' });
  if (answer.status !== 200 && answer.status !== 404) {
    throw falloutError(answer, 'to check the token');
  }
}
