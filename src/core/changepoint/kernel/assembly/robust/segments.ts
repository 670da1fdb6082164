import { allocate } from '../memory';
import { count, indexAt, pValueAt, shownByAt } from './changes';
import { plain } from './series';
import { median } from './sort';

/**
 * The segments that the reported changes leave: where they start, their mean and standard deviation without outliers,
 * and of the change that begins each: p-value and the value that showed it.
 */
const BYTES: usize = 40;
let at: usize = 0;
let room: i32 = 0;
/** How many segments there are. */
export let segments: i32 = 0;
let cut: f64 = 0;

export function clearSegments(): void {
  room = 0;
}

export function startOf(i: i32): i32 {
  return i < segments ? load<i32>(at + <usize>i * BYTES) : sight;
}

export function shownByOf(i: i32): i32 {
  return load<i32>(at + <usize>i * BYTES, 4);
}

export function meanOf(i: i32): f64 {
  return load<f64>(at + <usize>i * BYTES, 8);
}

export function stdOf(i: i32): f64 {
  return load<f64>(at + <usize>i * BYTES, 16);
}

export function pValueOfStart(i: i32): f64 {
  return load<f64>(at + <usize>i * BYTES, 24);
}

/** The larger of both relative changes of the change that begins segment i: doubling and halving weigh the same. */
export function magnitudeOf(i: i32): f64 {
  const before = meanOf(i - 1);
  const after = meanOf(i);
  const forward = before === 0 ? 0 : Math.abs(after / before - 1);
  const backward = after === 0 ? 0 : Math.abs(before / after - 1);
  return max(forward, backward);
}

/**
 * Values up to here decide what kind of changes these are: until the latest change was found, and then in steps of 32
 * values, so that a verdict does not waver with every new value.
 */
export let judged: i32 = 0;

/** Number of values to cut into segments: all that were read. */
export let sight: i32 = 0;

/** Cuts the first n values at the changes, leaving out those smaller than `minMagnitude`, the smallest first. */
export function cutSeries(n: i32, deviation: f64, minMagnitude: f64): void {
  sight = n;
  cut = 3 * deviation;
  if (room < count + 1) {
    room = max(16, 2 * count + 1);
    at = allocate(<usize>room * BYTES);
  }
  segments = count + 1;
  judged = count === 0 ? sight : max(shownByAt(count - 1) + 1, sight & ~31);
  for (let i = 0; i <= count; i++) {
    const place = at + <usize>i * BYTES;
    store<i32>(place, i === 0 ? 0 : indexAt(i - 1));
    store<i32>(place, i === 0 ? 0 : shownByAt(i - 1), 4);
    store<f64>(place, i === 0 ? 1 : pValueAt(i - 1), 24);
  }
  for (let i = 0; i < segments; i++) {
    describe(i);
  }
  if (minMagnitude > 0) {
    dropSmall(minMagnitude);
  }
}

/** One segment for all. */
export function joinAll(): void {
  segments = 1;
  describe(0);
}

export function noSegments(): void {
  segments = 0;
}

/** Joins the segments that are not divided by what is asked for. */
export function keepChanges(isKept: (start: i32, at: i32, end: i32) => bool): void {
  let n = 1;
  const all = segments;
  for (let i = 1; i < all; i++) {
    if (isKept(startOf(i - 1), startOf(i), startOf(i + 1))) {
      memory.copy(at + <usize>n * BYTES, at + <usize>i * BYTES, BYTES);
      n++;
    }
  }
  segments = n;
  for (let i = 0; i < segments; i++) {
    describe(i);
  }
}

function dropSmall(minMagnitude: f64): void {
  while (segments > 1) {
    let smallest = 1;
    for (let i = 2; i < segments; i++) {
      if (magnitudeOf(i) < magnitudeOf(smallest)) {
        smallest = i;
      }
    }
    if (magnitudeOf(smallest) >= minMagnitude) {
      return;
    }
    const place = at + <usize>smallest * BYTES;
    segments--;
    memory.copy(place, place + BYTES, <usize>(segments - smallest) * BYTES);
    describe(smallest - 1);
  }
}

/** Mean and standard deviation of segment i, outliers counted as three standard deviations of the noise away. */
function describe(i: i32): void {
  const start = startOf(i);
  const end = startOf(i + 1);
  const n = <f64>(end - start);
  const rough = end - start < 3 ? plain(start) : median(start, end);
  const most = end - start < 3 ? Infinity : cut;
  let sum: f64 = 0;
  let squares: f64 = 0;
  // around the median of a sample first, then around what that gives
  for (let t = start; t < end; t++) {
    sum += max(-most, min(most, plain(t) - rough));
  }
  const middle = rough + sum / n;
  sum = 0;
  for (let t = start; t < end; t++) {
    const difference = max(-most, min(most, plain(t) - middle));
    sum += difference;
    squares += difference * difference;
  }
  const place = at + <usize>i * BYTES;
  store<f64>(place, middle + sum / n, 8);
  store<f64>(place, Math.sqrt(max(0, squares / n - (sum / n) * (sum / n))), 16);
}
