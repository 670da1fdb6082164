import { pathAndQuery, type ApiAnswer, type ApiRequest } from './request';
import type { Send } from './send';

/** The size and lifetime of a cache of answers. */
export interface CacheOptions {
  /** Time to live, ms. */
  ttl: number;
  /** Most answers in the cache; the oldest are evicted first. */
  size: number;
  /** Most characters of all answers in the cache; the oldest are evicted first. No limit by default. */
  characters?: number;
  /** The clock, ms. Tests replace it. */
  now?: () => number;
}

interface Entry {
  until: number;
  answer: Promise<ApiAnswer>;
  /** Characters of its body; 0 while it is pending. */
  length: number;
}

/**
 * Caches GETs: identical requests share one answer while it is pending and for `ttl` afterwards. POSTs (points of
 * series) pass through, because they change with every run and are large. Answers other than 200 and 202 are shared
 * while pending but not cached.
 */
export function cacheAnswers(send: Send, { ttl, size, characters = Infinity, now = Date.now }: CacheOptions): Send {
  const cache = new Map<string, Entry>();
  let total = 0;
  const remove = (key: string) => {
    total -= cache.get(key)?.length ?? 0;
    cache.delete(key);
  };
  const measure = (key: string, entry: Entry, length: number) => {
    if (cache.get(key) === entry) {
      entry.length = length;
      total += length;
    }
    for (const oldest of cache.keys()) {
      if (total <= characters) {
        return;
      }
      remove(oldest);
    }
  };
  return (request) => {
    if (request.method !== 'GET') {
      return send(request);
    }
    const key = keyOf(request);
    const cached = cache.get(key);
    if (cached && cached.until > now()) {
      return cached.answer;
    }
    const entry: Entry = { until: now() + ttl, answer: send(request), length: 0 };
    remove(key);
    cache.set(key, entry);
    if (cache.size > size) {
      remove(cache.keys().next().value!);
    }
    const forget = () => cache.get(key) === entry && remove(key);
    entry.answer.then(
      ({ status, body }) => (status === 200 || status === 202 ? measure(key, entry, body.length) : forget()),
      forget
    );
    return entry.answer;
  };
}

const keyOf = (request: ApiRequest) => `${request.service} ${pathAndQuery(request)}`;
