import type { Flow } from '../../transport/request';
import { falloutError } from './answers';

/**
 * Makes sure that a configured token is accepted. Fallout ignores a wrong one wherever it needs none, so a mistake would
 * go unnoticed. It has no who-am-I: any test of one's own is asked for, and need not exist.
 *
 * @throws HunterError when the token is refused, or Fallout cannot be reached
 */
export function* checkToken(): Flow<void> {
  const [answer] = yield [{ service: 'fallout', method: 'GET', path: '/tests/hunter-token-check/api' }];
  if (answer.status !== 200 && answer.status !== 404) {
    throw falloutError(answer, 'to check the token');
  }
}
