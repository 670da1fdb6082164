/**
 * Caches a function's results by their argument: metric names are the same at each evaluation of a rule, and the same
 * words occur in a thousand names.
 *
 * @param most size of the cache; a full cache is cleared, which is simpler than evicting and enough to bound memory
 */
export function memoize<T>(work: (text: string) => T, most = 10_000): (text: string) => T {
  const cache = new Map<string, T>();
  return (text) => {
    if (cache.has(text)) {
      return cache.get(text)!;
    }
    if (cache.size >= most) {
      cache.clear();
    }
    const result = work(text);
    cache.set(text, result);
    return result;
  };
}
