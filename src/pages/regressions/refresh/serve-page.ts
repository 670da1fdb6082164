import { loadDetector } from '../../../core/changepoint/detector';
import type { ApiAnswer, ApiRequest } from '../../../core/transport/request';
import { readAnswer } from '../../../datasource/read-answer';
import { fromPlain, toPlain, type FromWorker, type ToWorker } from './messages';
import type { Order } from './order';
import { runOrder } from './run-order';

/** As much of a worker's own end of the line as is used; a port in tests. */
export interface Line {
  onmessage: ((event: MessageEvent<ToWorker>) => void) | null;
  postMessage: (message: FromWorker) => void;
}

interface Asked {
  resolve: (answer: ApiAnswer) => void;
  reject: (error: unknown) => void;
}

/** Carries out an order for a page, which sends the requests. */
export async function servePage(line: Line): Promise<void> {
  const asked = new Map<number, Asked>();
  let requests = 0;
  const send = (request: ApiRequest) =>
    new Promise<ApiAnswer>((resolve, reject) => {
      const id = requests++;
      asked.set(id, { resolve, reject });
      line.postMessage({ type: 'send', id, request });
    });
  const detector = await loadDetector().catch(() => undefined);
  // a page that cancels ends the worker
  const { signal } = new AbortController();

  async function carryOut(order: Order): Promise<void> {
    try {
      await runOrder(order, { send, detector: detector!, signal }, (news) => line.postMessage({ type: 'news', news }));
      line.postMessage({ type: 'end' });
    } catch (error) {
      line.postMessage({ type: 'end', problem: toPlain(error) });
    }
  }

  line.onmessage = ({ data }) => {
    if (data.type === 'order') {
      void carryOut(data.order);
      return;
    }
    const { resolve, reject } = asked.get(data.id)!;
    asked.delete(data.id);
    if ('problem' in data) {
      reject(fromPlain(data.problem));
    } else {
      resolve(readAnswer(data.answer));
    }
  };
  line.postMessage({ type: detector ? 'ready' : 'unable' });
}
