import { phi, readNoise, variance } from './noise';
import { beginQuantile, count, quantileOf } from './quantile';
import { plain, plains } from './series';
import { HORIZON, SPIKE, COMMON } from './settings';
import { correlation, deviation, readSteady } from './steady';
import { row } from './state';

/**
 * The latest values with spikes cut, and running sums of them and of their squares, for hindsight: `HORIZON` values at
 * least. Sums are relative to a value near, and begin anew now and then, so that nothing far away costs digits.
 */
const ROOM: i32 = 2 * HORIZON;
const cleaned = memory.data(8192, 16);
const medians = memory.data(8192, 16);
const sums = memory.data(8208, 16);
const squares = memory.data(8208, 16);
/** Index of the first value kept, and of the first one that is not yet there. */
export let oldest: i32 = 0;
let next: i32 = 0;
let origin: f64 = 0;
/** Distances from the running median: what one in ten exceeds is no spike. */
const distances = memory.data(4144, 8);

export function clearCleaned(): void {
  beginQuantile(distances, COMMON);
  oldest = 0;
  next = 0;
}

/** Takes values up to t, inclusive. */
export function clean(t: i32): void {
  readNoise(row(t));
  readSteady(t, variance, phi);
  // the last two lacked the values after them; the first ones, a good scale: with each doubling all are taken again
  const from = oldest === 0 && (t & (t + 1)) === 0 ? 0 : max(oldest, next - 2);
  if (t + 1 - oldest > ROOM) {
    forget(from - HORIZON);
  }
  if (from === oldest) {
    origin = plain(from);
  }
  const spike = SPIKE * deviation * Math.sqrt(1 - correlation);
  const known = max(oldest, next - 2);
  const limit = max(spike, commonLimit());
  for (let q = from; q < known; q++) {
    keep(q, limit);
  }
  takeMedians(known, t);
  for (let q = known; q <= t; q++) {
    if (q >= next) {
      count(distances, Math.abs(plain(q) - medianAt(q)));
    }
    keep(q, max(spike, commonLimit()));
  }
  next = t + 1;
}

/** Median of the five values around each of [from, last], of fewer at the ends of the history. */
function takeMedians(from: i32, last: i32): void {
  let q = from;
  while (q <= last) {
    const at = medians + ((<usize>(q - oldest)) << 3);
    if (q >= 2 && q + 3 <= last) {
      v128.store(at, mediansAround(q));
      q += 2;
    } else {
      store<f64>(at, medianAround(q, last));
      q++;
    }
  }
}

function medianAt(q: i32): f64 {
  return load<f64>(medians + ((<usize>(q - oldest)) << 3));
}

/** What is common is no spike. */
function commonLimit(): f64 {
  return (quantileOf(distances) * 4) / 3;
}

/** Keeps value q, cut where it is farther than `limit` from the running median. */
function keep(q: i32, limit: f64): void {
  const at = (<usize>(q - oldest)) << 3;
  const middle = medianAt(q);
  const off = plain(q) - middle;
  const value = Math.abs(off) > limit ? middle + (off > 0 ? 0.75 : -0.75) * limit : plain(q);
  store<f64>(cleaned + at, value);
  addUp(q - oldest, value - origin);
}

function addUp(i: i32, value: f64): void {
  const at = (<usize>i) << 3;
  store<f64>(sums + at + 8, load<f64>(sums + at) + value);
  store<f64>(squares + at + 8, load<f64>(squares + at) + value * value);
}

/** Drops the values before index `from`. */
function forget(from: i32): void {
  const n = next - from;
  memory.copy(cleaned, cleaned + ((<usize>(from - oldest)) << 3), (<usize>n) << 3);
  memory.copy(medians, medians + ((<usize>(from - oldest)) << 3), (<usize>n) << 3);
  oldest = from;
  origin = load<f64>(cleaned + ((<usize>n) << 3) - 8);
  for (let i = 0; i < n; i++) {
    addUp(i, load<f64>(cleaned + ((<usize>i) << 3)) - origin);
  }
}

/** Sum of values [oldest, q), relative to an origin. */
export function sumUntil(q: i32): f64 {
  return load<f64>(sums + ((<usize>(q - oldest)) << 3));
}

/** Mean of values [from, to). */
export function meanOf(from: i32, to: i32): f64 {
  return origin + (sumUntil(to) - sumUntil(from)) / <f64>(to - from);
}

/** Address of the sum of values [oldest, q). */
export function sumAddress(q: i32): usize {
  return sums + ((<usize>(q - oldest)) << 3);
}

/** Sum of the squares of the values [oldest, q). */
export function squaresUntil(q: i32): f64 {
  return load<f64>(squares + ((<usize>(q - oldest)) << 3));
}

/** Medians of the five values around q and of those around q + 1. */
function mediansAround(q: i32): v128 {
  const a = plains(q - 2);
  const b = plains(q - 1);
  const d = plains(q + 1);
  const e = plains(q + 2);
  // the middle of five: of the value itself, and of the larger and the smaller half of the others
  const low = f64x2.pmax(f64x2.pmin(a, b), f64x2.pmin(d, e));
  const high = f64x2.pmin(f64x2.pmax(a, b), f64x2.pmax(d, e));
  return f64x2.pmax(f64x2.pmin(low, high), f64x2.pmin(f64x2.pmax(low, high), plains(q)));
}

function medianAround(q: i32, last: i32): f64 {
  return q < 2 || q + 2 > last ? medianOfFew(max(0, q - 2), min(last, q + 2)) : f64x2.extract_lane(mediansAround(q), 0);
}

/** Median of the three or four values at an end of the history. */
function medianOfFew(from: i32, to: i32): f64 {
  const a = plain(from);
  const b = plain(from + 1);
  const c = plain(from + 2);
  const low = min(a, b);
  const high = max(a, b);
  const middle = max(low, min(high, c));
  if (to - from === 2) {
    return middle;
  }
  // of four: the mean of the two in the middle
  const d = plain(to);
  const least = min(low, c);
  const most = max(high, c);
  return (middle + max(least, min(most, d))) / 2;
}
