/**
 * One arena for everything a run needs: the values, then work space. A run starts by giving all of it back, so nothing
 * is ever freed, nothing leaks, and nothing is allocated within a run but at its beginning.
 */

/** Beyond the values, so that vectors may be read past the last one. */
const PADDING: usize = 64;

let top: usize = __heap_base;

/** Room for `bytes`, aligned to 16. Traps when there is no more memory. */
export function allocate(bytes: usize): usize {
  const at = (top + 15) & ~15;
  top = at + bytes;
  const pages = <i32>((top + 0xffff) >>> 16) - memory.size();
  if (pages > 0 && memory.grow(pages) < 0) {
    unreachable();
  }
  return at;
}

let values: usize = 0;
let length: i32 = 0;

/** Begins a run: room for `n` values (doubles), which the host writes. Everything of the run before is forgotten. */
export function input(n: i32): usize {
  top = __heap_base;
  length = n;
  values = allocate(((<usize>n) << 3) + PADDING);
  memory.fill(values + ((<usize>n) << 3), 0, PADDING);
  return values;
}

export function inputValues(): usize {
  return values;
}

export function inputLength(): i32 {
  return length;
}
