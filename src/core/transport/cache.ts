import { pathAndQuery, type ApiAnswer, type ApiRequest } from './request';
import type { Send } from './send';

/** How long answers stay good. `now` (ms) can be replaced by a test's clock. */
export interface CacheOptions {
  /** Time to live, ms. */
  ttl: number;
  /** Answers kept; the oldest go first. */
  size: number;
  now?: () => number;
}

/**
 * Asks each GET once: requests for the same thing share one answer while it is under way and for `ttl` afterwards.
 * POSTs (points of series) pass through: they change with every run, and are large. Answers other than 200 are shared
 * while under way but not kept.
 */
export function cacheAnswers(send: Send, { ttl, size, now = Date.now }: CacheOptions): Send {
  const kept = new Map<string, { until: number; answer: Promise<ApiAnswer> }>();
  return (request) => {
    if (request.method !== 'GET') {
      return send(request);
    }
    const key = keyOf(request);
    const known = kept.get(key);
    if (known && known.until > now()) {
      return known.answer;
    }
    const answer = send(request);
    kept.delete(key);
    kept.set(key, { until: now() + ttl, answer });
    if (kept.size > size) {
      kept.delete(kept.keys().next().value!);
    }
    const forget = () => {
      if (kept.get(key)?.answer === answer) {
        kept.delete(key);
      }
    };
    answer.then((got) => got.status !== 200 && got.status !== 202 && forget(), forget);
    return answer;
  };
}

const keyOf = (request: ApiRequest) => `${request.service} ${pathAndQuery(request)}`;
