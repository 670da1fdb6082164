import { allocate } from '../memory';
import { plain } from './series';
import { meanOf, segments, startOf } from './segments';
import { VISIBLE_LEAST, VISIBLE_SHARE } from './settings';

/**
 * How much each change stands out: the difference of the means beside it, in their pooled standard deviation; less where
 * it takes little of the chart's height (`visibleShare`). A change that stands out by less than is asked for is subtle:
 * its segments count as one for its neighbours. The weakest among its neighbours is taken first, and those beside it are
 * asked again.
 */
const BYTES: usize = 40;
let at: usize = 0;
let room: i32 = 0;

export function clearProminence(): void {
  room = 0;
}

// An entry for each segment. It holds the nearest segments that are left after and before it; the number, mean and sum of
// squares of its values and of those joined to it; and the prominence of the change that begins it.
function entry(i: i32): usize {
  return at + <usize>i * BYTES;
}

function nextOf(i: i32): i32 {
  return load<i32>(entry(i));
}

function previousOf(i: i32): i32 {
  return load<i32>(entry(i), 4);
}

export function prominenceOf(i: i32): f64 {
  return load<f64>(entry(i), 32);
}

/** Is the change that begins segment i subtle? */
export function isSubtle(i: i32): bool {
  return previousOf(i) < 0;
}

/** Values count as no more standard deviations of the noise off their level. */
const FARTHEST: f64 = 4;

function squaresOf(i: i32, most: f64): f64 {
  const mean = meanOf(i);
  const end = startOf(i + 1);
  let sum: f64 = 0;
  for (let t = startOf(i); t < end; t++) {
    const off = max(-most, min(most, plain(t) - mean));
    sum += off * off;
  }
  return sum;
}

/** The largest distance between two values of the series: the height of its chart. */
let height: f64 = 0;

function measureHeight(): void {
  let least = plain(0);
  let most = least;
  const end = startOf(segments);
  for (let t = 1; t < end; t++) {
    const value = plain(t);
    least = min(least, value);
    most = max(most, value);
  }
  height = most - least;
}

/**
 * How much of a difference is seen: all where it takes a tenth of the chart's height, less below. It is never less than
 * half: what a wild run, or a large step of long ago, makes small in the chart can matter all the same.
 */
function visibleShare(difference: f64): f64 {
  const share = difference / (VISIBLE_SHARE * height);
  return max(VISIBLE_LEAST, min(1, Math.sqrt(share)));
}

/** A difference in the root of the variance, as it is seen. */
export function prominenceBy(difference: f64, variance: f64): f64 {
  return difference === 0 ? 0 : (difference / Math.sqrt(variance)) * visibleShare(difference);
}

/** Works it out for the changes that begin each segment. `deviation` is that of the noise. */
export function judgeProminence(least: f64, deviation: f64): void {
  if (room < segments) {
    room = 2 * segments;
    at = allocate(<usize>room * BYTES);
  }
  measureHeight();
  for (let i = 0; i < segments; i++) {
    const n = <f64>(startOf(i + 1) - startOf(i));
    const place = entry(i);
    store<i32>(place, i + 1);
    store<i32>(place, i - 1, 4);
    store<f64>(place, n, 8);
    store<f64>(place, meanOf(i), 16);
    store<f64>(place, squaresOf(i, FARTHEST * deviation), 24);
    store<f64>(place, Infinity, 32);
  }
  for (let i = 1; i < segments; i++) {
    measure(i);
  }
  for (let found = true; found;) {
    found = false;
    for (let i = nextOf(0); i < segments;) {
      const next = nextOf(i);
      const here = prominenceOf(i);
      if (here < least && here <= prominenceOf(previousOf(i)) && (next === segments || here < prominenceOf(next))) {
        join(i);
        found = true;
      }
      i = next;
    }
  }
}

/** Computes the prominence of the change that begins segment i, with the segments that were joined to its neighbours. */
function measure(i: i32): void {
  const before = entry(previousOf(i));
  const after = entry(i);
  const difference = Math.abs(load<f64>(after, 16) - load<f64>(before, 16));
  const squares = load<f64>(before, 24) + load<f64>(after, 24);
  const n = load<f64>(before, 8) + load<f64>(after, 8);
  store<f64>(after, prominenceBy(difference, squares / n), 32);
}

function join(i: i32): void {
  const previous = previousOf(i);
  const next = nextOf(i);
  const to = entry(previous);
  const from = entry(i);
  const n1 = load<f64>(to, 8);
  const n2 = load<f64>(from, 8);
  const difference = load<f64>(from, 16) - load<f64>(to, 16);
  const n = n1 + n2;
  store<f64>(to, n, 8);
  store<f64>(to, load<f64>(to, 16) + (difference * n2) / n, 16);
  store<f64>(to, load<f64>(to, 24) + load<f64>(from, 24) + (difference * difference * n1 * n2) / n, 24);
  store<i32>(to, next);
  store<i32>(from, -1, 4);
  if (next < segments) {
    store<i32>(entry(next), previous, 4);
    measure(next);
  }
  if (previous > 0) {
    measure(previous);
  }
}
