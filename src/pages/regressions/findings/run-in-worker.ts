import { HunterError } from '../../../core/errors';
import type { ApiRequest } from '../../../core/transport/request';
import type { Send } from '../../../core/transport/send';
import { t } from '../../../shared/translate';
import { fromPlain, toPlain, type FromWorker } from '../refresh/messages';
import type { Tell } from '../refresh/news';
import type { Order } from '../refresh/order';
import type { OpenWorker } from './open-worker';

export interface PageTools {
  /** Sends the worker's requests. */
  send: Send;
  /** Aborted when the user cancels or leaves. */
  signal: AbortSignal;
}

/**
 * Has a worker carry out an order. Resolves when what was found is stored, or when aborted: the worker has to be ended then.
 *
 * @throws HunterError as `runOrder` does, and where the worker breaks down
 */
export function runInWorker(worker: OpenWorker, order: Order, { send, signal }: PageTools, tell: Tell): Promise<void> {
  return new Promise((resolve, reject) => {
    const answer = async (id: number, request: ApiRequest) => {
      try {
        const got = await send({ ...request, unread: true });
        worker.postMessage({ type: 'answer', id, answer: got }, got.bytes ? [got.bytes] : []);
      } catch (error) {
        worker.postMessage({ type: 'answer', id, problem: toPlain(error) }, []);
      }
    };
    worker.onmessage = ({ data }: MessageEvent<FromWorker>) => {
      switch (data.type) {
        case 'send':
          void answer(data.id, data.request);
          return;
        case 'news':
          tell(data.news);
          return;
        case 'end':
          if (data.problem) {
            reject(fromPlain(data.problem));
          } else {
            resolve();
          }
      }
    };
    worker.onerror = ({ message }) => reject(broken(message));
    signal.addEventListener('abort', () => resolve(), { once: true });
    worker.postMessage({ type: 'order', order }, []);
  });
}

const broken = (message: string) =>
  new HunterError(
    'unsupported',
    t('pages.regressions.ended', 'The browser ended the analysis: {{reason}}. Load the page anew.', {
      reason: message || t('pages.regressions.no-reason', 'no reason is told'),
    })
  );
