/**
 * Hands results on in the order of their positions, although they come in any: each as soon as all before it are there,
 * and one after the other.
 */
export function inOrder<T>(take: (result: T) => Promise<void>): (position: number, result: T) => Promise<void> {
  const waiting = new Map<number, T>();
  let next = 0;
  let last = Promise.resolve();
  return (position, result) => {
    waiting.set(position, result);
    while (waiting.has(next)) {
      const one = waiting.get(next)!;
      waiting.delete(next++);
      last = last.then(() => take(one));
    }
    return last;
  };
}
