import { studentTwoSided } from './student-t';

/**
 * Where the p-value of t crosses the maximum, by degrees of freedom: most decisions need no p-value, only the side that
 * |t| is on. The margins are a thousand times the error of the p-value, so decisions are the same as with it.
 */
const MARGIN: f64 = 1e-7;
const KNOWN: i32 = 1024;
const below = memory.data(8192, 8);
const above = memory.data(8192, 8);

let maxPValue: f64 = -1;

/** Sets the maximum p-value that the functions below decide by. */
export function decideBy(p: f64): void {
  if (p !== maxPValue) {
    maxPValue = p;
    memory.fill(above, 0, (<usize>KNOWN) << 3);
  }
}

/** Whether the p-value of `t` with `df` degrees of freedom is at most the maximum. Never for NaN. */
export function isSignificant(t: f64, df: i32): bool {
  if (df === 0) {
    // Otava gives p = 1 to two single points
    return 1 <= maxPValue;
  }
  if (df < KNOWN && canBracket()) {
    const slot = (<usize>df) << 3;
    bracket(df);
    const size = Math.abs(t);
    if (size < load<f64>(below + slot) * (1 - MARGIN)) {
      return false;
    }
    if (size > load<f64>(above + slot) * (1 + MARGIN)) {
      return true;
    }
  }
  return studentTwoSided(t, df) <= maxPValue;
}

/** Up to this |t| nothing is significant. 0 where that is not known. */
export function clearlyInsignificant(df: i32): f64 {
  if (df <= 0 || df >= KNOWN || !canBracket()) {
    return 0;
  }
  bracket(df);
  return load<f64>(below + ((<usize>df) << 3));
}

/** Near p = 1 the p-value says little about t. */
function canBracket(): bool {
  return maxPValue <= 0.5;
}

/** Finds the crossing once: the p-value at `below` is greater than the maximum, at `above` it is not. */
function bracket(df: i32): void {
  const slot = (<usize>df) << 3;
  if (load<f64>(above + slot) !== 0) {
    return;
  }
  let low: f64 = 0;
  let high: f64 = 1;
  while (studentTwoSided(high, df) > maxPValue) {
    low = high;
    high *= 2;
  }
  while (high - low > high * 1e-9) {
    const middle = (low + high) / 2;
    if (studentTwoSided(middle, df) > maxPValue) {
      low = middle;
    } else {
      high = middle;
    }
  }
  store<f64>(below + slot, low);
  store<f64>(above + slot, high);
}
