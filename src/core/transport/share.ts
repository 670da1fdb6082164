import { pathAndQuery, encodeParams, type ApiAnswer, type ApiRequest } from './request';

/** Sends a request that can be cancelled. */
export type CancellableSend = (request: ApiRequest, signal?: AbortSignal) => Promise<ApiAnswer>;

interface Shared {
  answer: Promise<ApiAnswer>;
  abort: AbortController;
  users: number;
}

/**
 * Requests for the same thing share one answer while it is under way: panels of a dashboard that show the same series
 * fetch them once. It is cancelled when nobody waits for it any more.
 */
export function shareAnswers(send: CancellableSend): CancellableSend {
  const underWay = new Map<string, Shared>();
  return (request, signal) => {
    const key = `${request.service} ${request.method} ${pathAndQuery(request)} ${encodeParams(request.params)}`;
    const shared = underWay.get(key) ?? begin(key, request);
    shared.users++;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal?.reason ?? new Error('cancelled'));
        if (--shared.users === 0) {
          shared.abort.abort();
          underWay.delete(key);
        }
      };
      if (signal?.aborted) {
        leave();
        return;
      }
      signal?.addEventListener('abort', leave, { once: true });
      shared.answer.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
    });
  };

  function begin(key: string, request: ApiRequest): Shared {
    const abort = new AbortController();
    const answer = send(request, abort.signal).finally(() => {
      if (underWay.get(key)?.answer === answer) {
        underWay.delete(key);
      }
    });
    const shared = { answer, abort, users: 0 };
    underWay.set(key, shared);
    return shared;
  }
}

/** At most `parallel` requests at once; the others wait in order, and leave when they are cancelled. */
export function limitParallel(send: CancellableSend, parallel: number): CancellableSend {
  const waiting: Array<() => void> = [];
  let busy = 0;
  // a place is handed on, so that nobody slips in between
  const next = () => {
    const first = waiting.shift();
    busy -= first ? 0 : 1;
    first?.();
  };
  return async (request, signal) => {
    if (busy >= parallel) {
      await new Promise<void>((resolve) => waiting.push(resolve));
    } else {
      busy++;
    }
    try {
      if (signal?.aborted) {
        throw signal.reason ?? new Error('cancelled');
      }
      return await send(request, signal);
    } finally {
      next();
    }
  };
}
