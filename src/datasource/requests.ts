import { cacheAnswers } from '../core/transport/cache';
import { retryOnce } from '../core/transport/retry';
import type { Send } from '../core/transport/send';
import { limitParallel, shareAnswers, type CancellableSend } from '../core/transport/share';
import { backendTransport } from './transport';

const MINUTE = 60_000;
/** As many as browsers keep connections to a server. */
const PARALLEL = 6;

/** Characters of answers that are kept: of many tests, events alone have tens of megabytes. */
const MOST_CHARACTERS = 8_000_000;

const pause = () => new Promise<void>((resolve) => setTimeout(resolve, 300));

/** How a data source's queries and editors ask its backend. */
export interface Requests {
  /** Definitions, metric trees and such: shared between panels and with editors, and kept for a minute. */
  shared: Send;
  /** For one query: points belong to it, and are cancelled with it. What panels ask at the same time is fetched once.
   * Answers that somebody else reads are not shared: their bytes are handed over, once. */
  cancellable: (signal: AbortSignal) => Send;
  /** For a query that is asked again and again: points of before are asked for again in the last week only. */
  refreshing: (signal: AbortSignal) => Send;
}

/** @param megabytes the largest answer that is read */
export function makeRequests(uid: string, megabytes: () => number): Requests {
  const transport = backendTransport(uid, megabytes);
  const bounded: CancellableSend = limitParallel(
    (request, signal) => retryOnce(transport(signal), pause)(request),
    PARALLEL
  );
  const points = shareAnswers(bounded);
  const shared = cacheAnswers((request) => bounded(request), { ttl: MINUTE, size: 500, characters: MOST_CHARACTERS });
  const cancellable =
    (signal: AbortSignal): Send =>
    (request) => {
      if (request.unread) {
        return bounded(request, signal);
      }
      return request.method === 'GET' ? shared(request) : points(request, signal);
    };
  return {
    shared,
    cancellable,
    refreshing: (signal) => (request) => cancellable(signal)({ ...request, refresh: true }),
  };
}
