import { allocate } from '../memory';

/**
 * The values that are there, missing ones left out, and what is kept of each for good: 8 + 8 + 8 + 8 + 4 + 1 bytes.
 * Scores and pattern are rewritten when a segment is read anew.
 */
let values: usize = 0;
let scores: usize = 0;
let sums: usize = 0;
let patterns: usize = 0;
let places: usize = 0;
let weekdays: usize = 0;
let capacity: i32 = 0;
/** How many values there are. */
export let length: i32 = 0;
/** How many came, missing ones too. */
export let arrived: i32 = 0;

export function clearSeries(): void {
  capacity = 0;
  length = 0;
  arrived = 0;
}

/** Values for which there is room beyond the first ones: a run that is kept does not double when some more come. */
const FEW: i32 = 64;

/** Makes room for `n` more values. */
export function reserve(n: i32): void {
  const needed = length + n;
  if (needed <= capacity) {
    return;
  }
  capacity = length === 0 ? needed + FEW : max(needed, 2 * capacity);
  values = grown(values, 8);
  scores = grown(scores, 8);
  sums = grown(sums, 8, 1);
  patterns = grown(patterns, 8);
  places = grown(places, 4);
  weekdays = grown(weekdays, 1);
  if (length === 0) {
    store<f64>(sums, 0);
  }
}

function grown(old: usize, bytes: i32, extra: i32 = 0): usize {
  // vectors may be read past the end
  const at = allocate(<usize>((capacity + extra) * bytes + 16));
  if (length > 0) {
    memory.copy(at, old, <usize>((length + extra) * bytes));
  }
  return at;
}

/** Squares of larger ones could not be added up. */
const LARGEST: f64 = 1e100;

/** Takes the next value, unless it is missing: no number, infinite or beyond all measure. There must be room. */
export function add(value: f64, weekday: u8): void {
  if (Math.abs(value) <= LARGEST) {
    store<f64>(values + ((<usize>length) << 3), value);
    store<i32>(places + ((<usize>length) << 2), arrived);
    store<u8>(weekdays + <usize>length, weekday);
    setPattern(length, 0);
    length++;
  }
  arrived++;
}

export function raw(t: i32): f64 {
  return load<f64>(values + ((<usize>t) << 3));
}

/** The value without the weekday pattern, as it was known then. */
export function plain(t: i32): f64 {
  return load<f64>(values + ((<usize>t) << 3)) - load<f64>(patterns + ((<usize>t) << 3));
}

/** Two values without the weekday pattern: t and the one after it. Arrays have room for one more. */
export function plains(t: i32): v128 {
  return f64x2.sub(v128.load(values + ((<usize>t) << 3)), v128.load(patterns + ((<usize>t) << 3)));
}

export function setPattern(t: i32, pattern: f64): void {
  store<f64>(patterns + ((<usize>t) << 3), pattern);
}

/** Where the value stood among all that came. */
export function placeOf(t: i32): i32 {
  return load<i32>(places + ((<usize>t) << 2));
}

export function weekdayOf(t: i32): i32 {
  return load<u8>(weekdays + <usize>t);
}

/** Sets the score of value t, and the sum of all up to it. */
export function setScore(t: i32, score: f64): void {
  store<f64>(scores + ((<usize>t) << 3), score);
  store<f64>(sums + ((<usize>(t + 1)) << 3), load<f64>(sums + ((<usize>t) << 3)) + score);
}

export function scoreOf(t: i32): f64 {
  return load<f64>(scores + ((<usize>t) << 3));
}

/** Sum of the scores of values [0, t). */
export function scoresUntil(t: i32): f64 {
  return load<f64>(sums + ((<usize>t) << 3));
}

/** Address of the score of value t, and of the sum before it. */
export function scoreAddress(t: i32): usize {
  return scores + ((<usize>t) << 3);
}

export function sumAddress(t: i32): usize {
  return sums + ((<usize>t) << 3);
}
