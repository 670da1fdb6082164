import { phi, readNoise, variance } from './noise';
import { beginQuantile, count, quantileOf } from './quantile';
import { plain } from './series';
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
  for (let q = known; q <= t; q++) {
    const middle = medianAround(q, t);
    store<f64>(medians + ((<usize>(q - oldest)) << 3), middle);
    if (q >= next) {
      count(distances, Math.abs(plain(q) - middle));
    }
    keep(q, max(spike, commonLimit()));
  }
  next = t + 1;
}

/** What is common is no spike. */
function commonLimit(): f64 {
  return (quantileOf(distances) * 4) / 3;
}

/** Keeps value q, cut where it is farther than `limit` from the running median. */
function keep(q: i32, limit: f64): void {
  const at = (<usize>(q - oldest)) << 3;
  const middle = load<f64>(medians + at);
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

/** Median of the five values around q, of fewer at the ends. */
function medianAround(q: i32, last: i32): f64 {
  if (q < 2 || q + 2 > last) {
    return medianOfFew(max(0, q - 2), min(last, q + 2));
  }
  const a = plain(q - 2);
  const b = plain(q - 1);
  const d = plain(q + 1);
  const e = plain(q + 2);
  // the middle of five: of the value itself, and of the larger and the smaller half of the others
  const low = max(min(a, b), min(d, e));
  const high = min(max(a, b), max(d, e));
  return max(min(low, high), min(max(low, high), plain(q)));
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
