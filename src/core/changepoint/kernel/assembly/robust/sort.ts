import { plain } from './series';

/** So many values, evenly spread, stand for a segment where only its middle is wanted. */
const SAMPLE: i32 = 15;
const sorted = memory.data(128, 8);

function get(i: i32): f64 {
  return load<f64>(sorted + ((<usize>i) << 3));
}

/** Sorts the new value into the i before it. */
function insert(i: i32, value: f64): void {
  let j = i - 1;
  for (; j >= 0 && get(j) > value; j--) {
    store<f64>(sorted + ((<usize>(j + 1)) << 3), get(j));
  }
  store<f64>(sorted + ((<usize>(j + 1)) << 3), value);
}

/** Median of values [start, end) without the weekday pattern; of some of them when there are many. */
export function median(start: i32, end: i32): f64 {
  const n = end - start;
  if (n <= SAMPLE) {
    for (let i = 0; i < n; i++) {
      insert(i, plain(start + i));
    }
    return middleOf(n);
  }
  for (let i = 0; i < SAMPLE; i++) {
    insert(i, plain(start + <i32>((<i64>i * (n - 1)) / (SAMPLE - 1))));
  }
  return get(SAMPLE >> 1);
}

/** Median of how far values [start, end), at most 15, are from `centre`. */
export function medianDistance(start: i32, end: i32, centre: f64): f64 {
  for (let i = 0; i < end - start; i++) {
    insert(i, Math.abs(plain(start + i) - centre));
  }
  return middleOf(end - start);
}

function middleOf(n: i32): f64 {
  return (n & 1) === 1 ? get(n >> 1) : (get((n >> 1) - 1) + get(n >> 1)) / 2;
}

/** Mean of values [start, end), those further than `cut` from their median counted as that far (winsorised). */
export function clippedMean(start: i32, end: i32, cut: f64): f64 {
  const n = end - start;
  let sum: f64 = 0;
  if (n < 3) {
    for (let t = start; t < end; t++) {
      sum += plain(t);
    }
    return sum / <f64>n;
  }
  const middle = median(start, end);
  for (let t = start; t < end; t++) {
    sum += max(-cut, min(cut, plain(t) - middle));
  }
  return middle + sum / <f64>n;
}
