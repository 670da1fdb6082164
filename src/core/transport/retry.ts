import type { ApiAnswer } from './request';
import type { Send } from './send';

/** HTTP statuses of a proxy whose server is starting or overloaded. */
const TRANSIENT = [502, 503, 504];

/**
 * Sends a request again, once, after a `pause`, if the server was not available. That is safe because all our requests
 * only read. Every other status counts as an answer.
 */
export function retryOnce(send: Send, pause: () => Promise<void>): Send {
  return async (request): Promise<ApiAnswer> => {
    const answer = await send(request);
    if (!TRANSIENT.includes(answer.status)) {
      return answer;
    }
    await pause();
    return send(request);
  };
}
