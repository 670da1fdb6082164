/**
 * One arena for everything a run needs: the values, then work space. A run starts by giving all of it back, so nothing
 * is ever freed, nothing leaks, and nothing is allocated within a run but at its beginning.
 */

/** Beyond the values, so that vectors may be read past the last one. */
const PADDING: usize = 64;

/** Addresses have 32 bits: what lies beyond is refused before a sum of them overflows. */
const MOST_BYTES: usize = 0xffff0000;
/** The most values of a run. More would need gigabytes of work space. */
const MOST_VALUES: i32 = 10_000_000;

let top: usize = __heap_base;

/** Room for `bytes`, aligned to 16. Traps when there is no more memory. */
export function allocate(bytes: usize): usize {
  const at = (top + 15) & ~15;
  if (bytes > MOST_BYTES - at) {
    unreachable();
  }
  top = at + bytes;
  const pages = <i32>((top + 0xffff) >>> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) {
    unreachable();
  }
  return at;
}

/** Returns the address behind the memory in use. */
export function memoryEnd(): usize {
  return top;
}

let values: usize = 0;
let length: i32 = 0;

/**
 * Begins a run: room for `n` values (doubles), which the host writes. Everything of the run before is forgotten. Traps
 * when `n` is negative or more than a run can have.
 */
export function input(n: i32): usize {
  checkCount(n);
  top = __heap_base;
  length = n;
  values = allocate(((<usize>n) << 3) + PADDING);
  memory.fill(values + ((<usize>n) << 3), 0, PADDING);
  return values;
}

/** Traps when a run cannot have so many values. */
export function checkCount(n: i32): void {
  if (n < 0 || n > MOST_VALUES) {
    unreachable();
  }
}

/** Traps on options that no run can have: with a negative p-value, some would never end. */
export function checkOptions(maxPValue: f64, minMagnitude: f64): void {
  if (!(maxPValue > 0 && maxPValue <= 1) || !(minMagnitude >= 0)) {
    unreachable();
  }
}

export function inputValues(): usize {
  return values;
}

export function inputLength(): i32 {
  return length;
}
