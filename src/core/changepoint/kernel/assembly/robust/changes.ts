import { allocate } from '../memory';
import { pValueOf } from './critical';

/**
 * The changes found so far, ascending: index of the first value, of the value that showed it, number of values there were
 * when the evidence was strongest; p-value when it was found; strongest contrast since.
 */
const BYTES: i32 = 32;
let at: usize = 0;
let capacity: i32 = 0;
export let count: i32 = 0;

export function clearChanges(): void {
  capacity = 0;
  count = 0;
}

export function addChange(index: i32, shownBy: i32, pValue: f64): void {
  if (count === capacity) {
    capacity = max(16, 2 * capacity);
    const grown = allocate(<usize>(capacity * BYTES));
    memory.copy(grown, at, <usize>(count * BYTES));
    at = grown;
  }
  const place = at + <usize>(count++ * BYTES);
  store<i32>(place, index);
  store<i32>(place, shownBy, 4);
  store<f64>(place, pValue, 16);
  store<f64>(place, 0, 24);
}

/** Puts a change before the i-th one: seen with hindsight, by a contrast of z in n values. */
export function insertChange(i: i32, index: i32, shownBy: i32, z: f64, n: i32): void {
  addChange(index, shownBy, 1);
  const place = at + <usize>(i * BYTES);
  memory.copy(place + BYTES, place, <usize>((count - 1 - i) * BYTES));
  store<i32>(place, index);
  store<i32>(place, shownBy, 4);
  store<f64>(place, 1, 16);
  store<f64>(place, 0, 24);
  noteContrast(i, z, n);
}

export function indexAt(i: i32): i32 {
  return load<i32>(at + <usize>(i * BYTES));
}

/** Places a change elsewhere, with value t. What was reported before it happened was another one: it is reported now. */
export function moveTo(i: i32, index: i32, t: i32): void {
  store<i32>(at + <usize>(i * BYTES), index);
  if (shownByAt(i) < index) {
    store<i32>(at + <usize>(i * BYTES), t, 4);
  }
}

export function shownByAt(i: i32): i32 {
  return load<i32>(at + <usize>(i * BYTES), 4);
}

/** The evidence counts when it was strongest (Johari et al. 2017, "Peeking at A/B tests"): p-values only fall. */
export function noteContrast(i: i32, z: f64, n: i32): void {
  const place = at + <usize>(i * BYTES);
  const size = Math.abs(z);
  if (size > load<f64>(place, 24)) {
    store<i32>(place, n, 8);
    store<f64>(place, size, 24);
  }
}

export function pValueAt(i: i32): f64 {
  const place = at + <usize>(i * BYTES);
  const found = load<f64>(place, 16);
  const strongest = load<f64>(place, 24);
  return strongest === 0 ? found : min(found, pValueOf(strongest, load<i32>(place, 8)));
}

export function removeChange(i: i32): void {
  const place = at + <usize>(i * BYTES);
  memory.copy(place, place + BYTES, <usize>((count - i - 1) * BYTES));
  count--;
}

export function removeLast(n: i32): void {
  count -= n;
}
