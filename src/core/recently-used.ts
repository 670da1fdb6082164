/** Values by key. The least recently used ones are forgotten when all together are too large. */
export class RecentlyUsed<T, Key = string> {
  private readonly values = new Map<Key, T>();
  private size = 0;

  /**
   * @param most size of all values together
   * @param sizeOf the size of one, in the same unit
   */
  constructor(
    private readonly most: number,
    private readonly sizeOf: (value: T) => number
  ) {}

  /** The value, which counts as used. */
  find(key: Key): T | undefined {
    const value = this.values.get(key);
    if (value !== undefined) {
      this.values.delete(key);
      this.values.set(key, value);
    }
    return value;
  }

  /** Keeps a value in place of the one that has its key, unless it is too large by itself. */
  keep(key: Key, value: T): void {
    this.forget(key);
    if (this.sizeOf(value) > this.most) {
      return;
    }
    this.values.set(key, value);
    this.size += this.sizeOf(value);
    for (const oldest of this.values.keys()) {
      if (this.size <= this.most) {
        return;
      }
      this.forget(oldest);
    }
  }

  forget(key: Key): void {
    const value = this.values.get(key);
    if (value !== undefined) {
      this.size -= this.sizeOf(value);
      this.values.delete(key);
    }
  }
}
