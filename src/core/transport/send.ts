import type { ApiAnswer, ApiRequest } from './request';

/**
 * Sends one request to a service. The core does no I/O: each shell hands it such a function, built on its own HTTP
 * client (Grafana's proxy, `fetch`, the backend's) and on the wrappers in this folder (cache, share, retry).
 *
 * Resolves with any answer of the service, refusals too. Rejects only when cancelled, or if the shell cannot send.
 */
export type Send = (request: ApiRequest) => Promise<ApiAnswer>;

/** Sends independent requests, at most six at once, and returns the answers in the order of the requests. */
export const sendAll = (send: Send, requests: ApiRequest[]): Promise<ApiAnswer[]> => inParallel(requests, 6, send);

/** Maps items through an asynchronous function, at most `parallel` at once, keeping their order. */
export async function inParallel<A, B>(items: A[], parallel: number, work: (item: A) => Promise<B>): Promise<B[]> {
  const results = new Array<B>(items.length);
  let next = 0;
  const worker = async () => {
    while (next < items.length) {
      const index = next++;
      results[index] = await work(items[index]);
    }
  };
  await Promise.all(Array.from({ length: Math.min(parallel, items.length) }, worker));
  return results;
}
