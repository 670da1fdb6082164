import { pathAndQuery, type ApiAnswer, type ApiRequest } from './request';
import type { Send } from './send';

/** The size and lifetime of a cache of answers. */
export interface CacheOptions {
  /** Time to live, ms. */
  ttl: number;
  /** Most answers in the cache; the oldest are evicted first. */
  size: number;
  /** The clock, ms. Tests replace it. */
  now?: () => number;
}

/**
 * Caches GETs: identical requests share one answer while it is pending and for `ttl` afterwards. POSTs (points of
 * series) pass through, because they change with every run and are large. Answers other than 200 and 202 are shared
 * while pending but not cached.
 */
export function cacheAnswers(send: Send, { ttl, size, now = Date.now }: CacheOptions): Send {
  const cache = new Map<string, { until: number; answer: Promise<ApiAnswer> }>();
  return (request) => {
    if (request.method !== 'GET') {
      return send(request);
    }
    const key = keyOf(request);
    const cached = cache.get(key);
    if (cached && cached.until > now()) {
      return cached.answer;
    }
    const answer = send(request);
    cache.delete(key);
    cache.set(key, { until: now() + ttl, answer });
    if (cache.size > size) {
      cache.delete(cache.keys().next().value!);
    }
    const forget = () => {
      if (cache.get(key)?.answer === answer) {
        cache.delete(key);
      }
    };
    answer.then((got) => got.status !== 200 && got.status !== 202 && forget(), forget);
    return answer;
  };
}

const keyOf = (request: ApiRequest) => `${request.service} ${pathAndQuery(request)}`;
