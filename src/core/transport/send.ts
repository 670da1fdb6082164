import type { ApiAnswer, ApiRequest, Flow } from './request';

/** Sends one request. Whatever the service does is an answer: it rejects when cancelled, or when the way to it is closed. */
export type Send = (request: ApiRequest) => Promise<ApiAnswer>;

/** Runs a flow to its end, with at most `parallel` requests under way at once. */
export async function runFlow<T>(flow: Flow<T>, send: Send, parallel = 6): Promise<T> {
  let step = flow.next();
  while (!step.done) {
    step = flow.next(await inParallel(step.value, parallel, send));
  }
  return step.value;
}

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
