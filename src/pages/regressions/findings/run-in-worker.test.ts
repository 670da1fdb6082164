import { HunterError } from '../../../core/errors';
import type { ApiAnswer } from '../../../core/transport/request';
import { StubWorker } from '../../../testing/stub-worker';
import type { News } from '../refresh/news';
import type { Order } from '../refresh/order';
import { runInWorker } from './run-in-worker';

const order = { scope: 'h ' } as Order;
const request = { service: 'graphite', method: 'GET', path: '/metrics/find' } as const;

function begin(send = async (): Promise<ApiAnswer> => ({ status: 200, contentType: '', body: '' })) {
  const worker = new StubWorker();
  const abort = new AbortController();
  const news: News[] = [];
  const run = runInWorker(worker, order, { send, signal: abort.signal }, (one) => news.push(one));
  return { worker, abort, news, run };
}

/** What the page told the worker last, once it did. */
const lastHeard = async ({ heard }: StubWorker, count: number) => {
  while (heard.length < count) {
    await Promise.resolve();
  }
  return heard.at(-1);
};

it('the worker gets its order, and its news are heard', async () => {
  const { worker, news, run } = begin();
  expect(worker.heard).toEqual([{ type: 'order', order }]);
  worker.tell({ type: 'news', news: { type: 'listed', total: 3 } });
  expect(news).toEqual([{ type: 'listed', total: 3 }]);
  worker.tell({ type: 'end' });
  await run;
});

it('requests of the worker are sent by the page, and bytes handed over', async () => {
  const bytes = new ArrayBuffer(8);
  const send = jest.fn(async () => ({ status: 200, contentType: 'x', body: '', bytes }));
  const { worker } = begin(send);
  worker.tell({ type: 'send', id: 7, request });
  expect(await lastHeard(worker, 2)).toMatchObject({ type: 'answer', id: 7, answer: { status: 200, bytes } });
  expect(send).toHaveBeenCalledWith({ ...request, unread: true });
  expect(worker.handedOver).toEqual([bytes]);
});

it('a request that Grafana refuses is refused in the worker, with the same error', async () => {
  const { worker } = begin(() => Promise.reject(new HunterError('auth', 'Log in.', 401)));
  worker.tell({ type: 'send', id: 1, request });
  expect(await lastHeard(worker, 2)).toEqual({
    type: 'answer',
    id: 1,
    problem: { kind: 'auth', message: 'Log in.', status: 401 },
  });
});

it('what keeps the worker from its order is told as it is on the page', async () => {
  const { worker, run } = begin();
  worker.tell({ type: 'end', problem: { kind: 'input', message: 'The limit cannot be used.' } });
  const error = await run.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HunterError);
  expect(error).toMatchObject({ kind: 'input', message: 'The limit cannot be used.' });
});

it('a worker that breaks down, as for lack of memory, is an error with a way out', async () => {
  const { worker, run } = begin();
  worker.onerror!({ message: 'out of memory' } as ErrorEvent);
  await expect(run).rejects.toThrow('The browser ended the analysis: out of memory. Load the page anew.');
});

it('cancelling does not wait for the worker', async () => {
  const { abort, run } = begin();
  abort.abort();
  await run;
});
