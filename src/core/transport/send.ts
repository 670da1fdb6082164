import type { ApiAnswer, ApiRequest } from './request';

/**
 * Sends one request to a service. The core does no I/O: each shell hands it such a function, made of what it has (Grafana's
 * proxy, `fetch`, the backend's HTTP client) and of the wrappers in this folder (cache, share, retry).
 *
 * Whatever the service does is an answer: it rejects when cancelled, or when the way to it is closed.
 */
export type Send = (request: ApiRequest) => Promise<ApiAnswer>;

/** Sends independent requests, at most six at once, and gives the answers in the requests' order. */
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
