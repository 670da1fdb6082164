import { FORGET } from './settings';

/**
 * A quantile of sizes, the older ones forgotten little by little. They are counted by class, eight to each doubling,
 * within 2^±32 of the first one that is not 0. One such count takes `QUANTILE_BYTES` of memory, cleared by `beginQuantile`.
 */
const CLASSES: i32 = 512;
const GROWTH: f64 = 1 / FORGET;
const HEAD: usize = 48;
export const QUANTILE_BYTES: i32 = 4144;

// The head holds the share; the weight of all sizes; the weight of the next one, which grows, so that older ones count
// ever less; the weight below the class with the quantile; that class; and the lowest class.
const TOTAL: usize = 8;
const WEIGHT: usize = 16;
const BEFORE: usize = 24;
const PLACE: usize = 32;
const LOWEST: usize = 40;

export function beginQuantile(at: usize, share: f64): void {
  memory.fill(at, 0, QUANTILE_BYTES);
  store<f64>(at, share);
  store<f64>(at, 1, WEIGHT);
}

function weightOf(at: usize, i: i32): f64 {
  return load<f64>(at + ((<usize>i) << 3), HEAD);
}

/** Counts a size, not negative. */
export function count(at: usize, size: f64): void {
  const bits = reinterpret<i64>(size) >>> 49;
  if (load<i64>(at, LOWEST) === 0 && size > 0) {
    store<i64>(at, bits - CLASSES / 2, LOWEST);
  }
  const i = size > 0 ? <i32>max<i64>(0, min<i64>(CLASSES - 1, bits - load<i64>(at, LOWEST))) : 0;
  const weight = load<f64>(at, WEIGHT);
  const total = load<f64>(at, TOTAL) + weight;
  let place = load<i32>(at, PLACE);
  let before = load<f64>(at, BEFORE);
  store<f64>(at + ((<usize>i) << 3), weightOf(at, i) + weight, HEAD);
  if (i < place) {
    before += weight;
  }
  const sought = load<f64>(at) * total;
  while (before > sought) {
    before -= weightOf(at, --place);
  }
  while (place < CLASSES - 1 && before + weightOf(at, place) <= sought) {
    before += weightOf(at, place++);
  }
  store<f64>(at, total, TOTAL);
  store<f64>(at, weight * GROWTH, WEIGHT);
  store<i32>(at, place, PLACE);
  store<f64>(at, before, BEFORE);
  if (weight > 1e100) {
    scaleDown(at, 1 / weight);
  }
}

function scaleDown(at: usize, share: f64): void {
  for (let i = 0; i < CLASSES; i++) {
    store<f64>(at + ((<usize>i) << 3), weightOf(at, i) * share, HEAD);
  }
  store<f64>(at, load<f64>(at, TOTAL) * share, TOTAL);
  store<f64>(at, load<f64>(at, WEIGHT) * share, WEIGHT);
  store<f64>(at, load<f64>(at, BEFORE) * share, BEFORE);
}

/** The quantile; 0 where it is as good as that, or nothing was counted. */
export function quantileOf(at: usize): f64 {
  const place = load<i32>(at, PLACE);
  if (place === 0) {
    return 0;
  }
  const lowest = load<i64>(at, LOWEST) + place;
  const low = reinterpret<f64>(lowest << 49);
  const high = reinterpret<f64>((lowest + 1) << 49);
  const sought = load<f64>(at) * load<f64>(at, TOTAL);
  return low + ((high - low) * (sought - load<f64>(at, BEFORE))) / weightOf(at, place);
}
