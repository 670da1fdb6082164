import { allocate } from '../memory';
import { decideBy } from './critical';
import { cutAt, cutCount, cutWindow, reserveWindow } from './window';

/** A bit for each index where a window was cut. */
let found: usize = 0;
let values: usize = 0;
let n = 0;
let length = 0;
let start = 0;

/**
 * The first pass is lenient, so that points which only show once their neighbours are known are not lost; the second
 * (`merge`) applies the user's p-value.
 */
function firstPassPValue(maxPValue: f64): f64 {
  if (maxPValue < 0.05) {
    return 10 * maxPValue;
  }
  return maxPValue < 0.5 ? 2 * maxPValue : maxPValue;
}

/** Begins with the window at `from`. */
export function beginSplit(at: usize, count: i32, windowLength: i32, maxPValue: f64, from: i32): void {
  values = at;
  n = count;
  length = windowLength;
  start = from;
  decideBy(firstPassPValue(maxPValue));
  reserveWindow(min(n, length));
  const bytes = ((<usize>n) >> 3) + 8;
  found = allocate(bytes);
  memory.fill(found, 0, bytes);
}

/** The start of the next window; n or more when all have been cut. */
export function nextWindow(): i32 {
  return start;
}

/** Values of a window that is not the last. */
export function windowLength(): i32 {
  return length;
}

/**
 * Cuts the next window wherever it can. Windows overlap by half, and start again at the last cut.
 */
export function cutNextWindow(): void {
  cutWindow(values + ((<usize>start) << 3), min(length, n - start));
  const cuts = cutCount();
  for (let i = 0; i < cuts; i++) {
    addFound(start + cutAt(i));
  }
  const last = cuts === 0 ? 0 : start + cutAt(cuts - 1);
  start = max(last, start + (length >> 1));
}

/** Adds an index. Traps when there is no such value. */
export function addFound(index: i32): void {
  if (index < 0 || index >= n) {
    unreachable();
  }
  const byte = found + ((<usize>index) >> 3);
  const bit = 1 << (index & 7);
  store<u8>(byte, load<u8>(byte) | (<u8>bit));
}

/** How many different indexes were found. */
export function foundCount(): i32 {
  let total: u64 = 0;
  for (let at: usize = 0; at <= (<usize>n) >> 3; at += 8) {
    total += popcnt<u64>(wordAt(at));
  }
  return <i32>total;
}

/** The first index found at or after `from`, or n. */
export function nextFound(from: i32): i32 {
  let at = ((<usize>from) >> 6) << 3;
  const before: u64 = from & 63;
  let word = (wordAt(at) >> before) << before;
  while (word === 0) {
    at += 8;
    if (<i32>(at << 3) >= n) {
      return n;
    }
    word = wordAt(at);
  }
  return <i32>(at << 3) + <i32>ctz<u64>(word);
}

function wordAt(at: usize): u64 {
  return load<u64>(found + at);
}
