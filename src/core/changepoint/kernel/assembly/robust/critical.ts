import { RATE, RATE_EARLY, RATE_TILT } from './settings';

/**
 * How strong a contrast z must be in a series of n values, for a chance of `level` that a stable series reports anything.
 *
 * The largest of many overlapping sums of normal scores passes z with a rate of about z·exp(-z²/2) per value (Siegmund &
 * Venkatraman 1995, "Using the generalized likelihood ratio statistic for sequential detection of a change-point"), so
 *
 *   q·(q/0.05)^RATE_TILT = RATE · n · (1 + (RATE_EARLY/n)²) · z · exp(-z²/2),   q = -ln(1 - level)
 *
 * RATE is measured: it allows for reports that are withdrawn. Short series pay for how little is known of their noise.
 */
const TABLE: i32 = 1024;
const table = memory.data(8192, 8);

let known: f64 = 0;

/** Chooses the level for `critical`. */
export function setLevel(level: f64): void {
  if (level !== known) {
    known = level;
    memory.fill(table, 0, 8192);
  }
}

/** The critical value for a series of n values. */
export function critical(n: i32): f64 {
  if (n >= TABLE) {
    return criticalOfMany(n);
  }
  const slot = table + ((<usize>n) << 3);
  let value = load<f64>(slot);
  if (value === 0) {
    value = solve(<f64>n);
    store<f64>(slot, value);
  }
  return value;
}

let manyOf: f64 = 0;
let many: i32 = 0;
let criticalMany: f64 = 0;

/** For a long series it hardly changes: that of the last multiple of 64. */
function criticalOfMany(n: i32): f64 {
  if (n >> 6 !== many || manyOf !== known) {
    many = n >> 6;
    manyOf = known;
    criticalMany = solve(<f64>(many << 6));
  }
  return criticalMany;
}

function chances(n: f64): f64 {
  return RATE * n * (1 + (RATE_EARLY / n) * (RATE_EARLY / n));
}

function solve(n: f64): f64 {
  const q = -Math.log1p(-known);
  const ratio = Math.log(chances(n)) - Math.log(q) - RATE_TILT * Math.log(q / 0.05);
  let z: f64 = 3;
  for (let i = 0; i < 8; i++) {
    z = Math.sqrt(max(2.25, 2 * (ratio + Math.log(z))));
  }
  return z;
}

/** The level at which z is just critical in a series of n values: its p-value. */
export function pValueOf(z: f64, n: i32): f64 {
  const size = Math.abs(z);
  if (size < 1.5) {
    return 1;
  }
  if (size > 60) {
    // smaller than any number
    return 0;
  }
  const logarithm = Math.log(chances(<f64>n) * size) - (size * size) / 2 + RATE_TILT * Math.log(0.05);
  // what is just critical has the level, but for rounding
  const p = -Math.expm1(-Math.exp(logarithm / (1 + RATE_TILT)));
  return p > known && p < known * 1.001 ? known : p;
}
