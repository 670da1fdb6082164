import { pathAndQuery, encodeParams, type ApiAnswer, type ApiRequest } from './request';

/** Sends a request that can be cancelled. */
export type CancellableSend = (request: ApiRequest, signal?: AbortSignal) => Promise<ApiAnswer>;

interface Shared {
  answer: Promise<ApiAnswer>;
  abort: AbortController;
  users: number;
}

/**
 * Shares one answer between identical requests while it is pending: panels of a dashboard that show the same series
 * fetch them once. The request is cancelled when all its callers have cancelled.
 */
export function shareAnswers(send: CancellableSend): CancellableSend {
  const pending = new Map<string, Shared>();
  return (request, signal) => {
    if (signal?.aborted) {
      return Promise.reject(signal.reason ?? new Error('cancelled'));
    }
    const { service, method, params, refresh = false } = request;
    const key = `${service} ${method} ${refresh} ${pathAndQuery(request)} ${encodeParams(params)}`;
    const shared = pending.get(key) ?? begin(key, request);
    shared.users++;
    return new Promise((resolve, reject) => {
      const leave = () => {
        reject(signal?.reason ?? new Error('cancelled'));
        if (--shared.users === 0) {
          shared.abort.abort();
          pending.delete(key);
        }
      };
      signal?.addEventListener('abort', leave, { once: true });
      shared.answer.then(resolve, reject).finally(() => signal?.removeEventListener('abort', leave));
    });
  };

  function begin(key: string, request: ApiRequest): Shared {
    const abort = new AbortController();
    const answer = send(request, abort.signal).finally(() => {
      if (pending.get(key)?.answer === answer) {
        pending.delete(key);
      }
    });
    const shared = { answer, abort, users: 0 };
    pending.set(key, shared);
    return shared;
  }
}

/** Limits requests to `parallel` at once. The others wait in order; a cancelled one leaves the queue on its turn. */
export function limitParallel(send: CancellableSend, parallel: number): CancellableSend {
  const waiting: Array<() => void> = [];
  let busy = 0;
  // a free place goes directly to the first that waits, so that a new request cannot take it
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
