import { allocate } from '../memory';
import { mean, meanAndStd, std } from './sums';
import { studentTwoSided } from './student-t';
import { tOfStatistics } from './t-test';

/**
 * The points of the first pass and what is known of them, as columns: a point is a place in them. The segments a point
 * was last compared by are kept as indexes, because Otava's statistics may be of segments that no longer exist.
 */
export let count = 0;
/** Doubles by place. */
export let pValues: usize = 0;
export let magnitudes: usize = 0;
/** Bytes by place: 0 where dropped. */
export let alive: usize = 0;
let indexes: usize = 0;
let starts: usize = 0;
let ends: usize = 0;
let values: usize = 0;
let n = 0;

export function beginWeak(at: usize, length: i32, points: i32): void {
  values = at;
  n = length;
  count = points;
  const places = <usize>points;
  indexes = allocate(places << 2);
  starts = allocate(places << 2);
  ends = allocate(places << 2);
  pValues = allocate(places << 3);
  magnitudes = allocate(places << 3);
  alive = allocate(places);
  memory.fill(alive, 1, places);
}

export function indexOf(place: i32): i32 {
  return load<i32>(indexes + ((<usize>place) << 2));
}

export function startOf(place: i32): i32 {
  return load<i32>(starts + ((<usize>place) << 2));
}

export function endOf(place: i32): i32 {
  return load<i32>(ends + ((<usize>place) << 2));
}

export function setIndex(place: i32, index: i32): void {
  store<i32>(indexes + ((<usize>place) << 2), index);
}

/** The point left and right of a place that is still there; -1 and `count` when there is none. */
export function previousAlive(place: i32): i32 {
  let at = place - 1;
  while (at >= 0 && load<u8>(alive + <usize>at) === 0) {
    at--;
  }
  return at;
}

export function nextAlive(place: i32): i32 {
  let at = place + 1;
  while (at < count && load<u8>(alive + <usize>at) === 0) {
    at++;
  }
  return at;
}

/** Compares the values of [start, index) with those of [index, end), and keeps the result for the point. */
export function compareAt(place: i32, start: i32, end: i32): void {
  const index = indexOf(place);
  meanAndStd(values + ((<usize>start) << 3), index - start);
  const mean1 = mean;
  const std1 = std;
  meanAndStd(values + ((<usize>index) << 3), end - index);
  store<i32>(starts + ((<usize>place) << 2), start);
  store<i32>(ends + ((<usize>place) << 2), end);
  store<f64>(pValues + ((<usize>place) << 3), pValueOf(mean1, std1, index - start, mean, std, end - index));
  store<f64>(magnitudes + ((<usize>place) << 3), magnitudeOf(mean1, mean));
}

export function pValueOf(mean1: f64, std1: f64, n1: i32, mean2: f64, std2: f64, n2: i32): f64 {
  const df = n1 + n2 - 2;
  return df === 0 ? 1 : studentTwoSided(tOfStatistics(mean1, std1, n1, mean2, std2, n2), df);
}

/** `to / from - 1`; 0 from a mean of 0. */
export function relativeChange(from: f64, to: f64): f64 {
  return from === 0 ? 0 : to / from - 1;
}

/** The larger of both changes, so that doubling and halving weigh the same. */
export function magnitudeOf(mean1: f64, mean2: f64): f64 {
  const forward = Math.abs(relativeChange(mean1, mean2));
  const backward = Math.abs(relativeChange(mean2, mean1));
  // Python's max(a, b) is b only if b > a: that decides where one is NaN
  return backward > forward ? backward : forward;
}
