/**
 * A function that remembers its results by text, so that what is asked for again and again is worked out once: metric names
 * at each evaluation of a rule, words in each of a thousand names.
 *
 * @param most results that are kept; then all are forgotten, since what counts is that they are few
 */
export function memoize<T>(work: (text: string) => T, most = 10_000): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (known.has(text)) {
      return known.get(text)!;
    }
    if (known.size >= most) {
      known.clear();
    }
    const result = work(text);
    known.set(text, result);
    return result;
  };
}
