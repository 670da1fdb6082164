import type { ApiAnswer } from './request';
import type { Send } from './send';

/** What a proxy says when the server behind it is just starting or overloaded. */
const PASSING = [502, 503, 504];

/**
 * Asks once more, after a `pause`, when a server is not there for a moment. All our requests only read, so asking twice
 * does no harm; anything else a server says is an answer.
 */
export function retryOnce(send: Send, pause: () => Promise<void>): Send {
  return async (request): Promise<ApiAnswer> => {
    const answer = await send(request);
    if (!PASSING.includes(answer.status)) {
      return answer;
    }
    await pause();
    return send(request);
  };
}
