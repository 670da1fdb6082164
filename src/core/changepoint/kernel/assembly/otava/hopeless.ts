import { clearlyInsignificant } from './critical';
import { sum } from './sums';

/** How far |t| must stay below the critical one: far more than the rounding errors below can move it. */
const MARGIN: f64 = 1e-6;

/**
 * True when no cut whatsoever of the `n` values at `at` can pass the t-test, so that it need not be known which cut is
 * best. Looks at all cuts in one pass over running sums; says false where these are not precise enough.
 *
 * With y = x - mean and m cuts, running sums err by at most m·ε·Σy² (ε = 2.2e-16); as |t| is kept below 1000, the
 * variance within is at least 1e-6 of Σy², which leaves m·1e-9 of relative error at worst.
 */
export function isHopeless(at: usize, n: i32): bool {
  const critical = Math.min(clearlyInsignificant(n - 2), 1000) * (1 - MARGIN);
  if (critical <= 0) {
    return false;
  }
  const count = <f64>n;
  const center = sum(at, n) / count;
  const end = at + ((<usize>n) << 3);
  let total: f64 = 0;
  let totalSquares: f64 = 0;
  for (let i = at; i < end; i += 8) {
    const y = load<f64>(i) - center;
    total += y;
    totalSquares += y * y;
  }
  // Nearly constant values: rounding decides, and only the exact order of operations rounds alike.
  const tiny = 1e-6 * center;
  if (!(totalSquares > count * (tiny * tiny) && totalSquares < 1e300 && totalSquares > 1e-250)) {
    return false;
  }
  const limit = (critical * critical) / (count - 2);
  let sum1: f64 = 0;
  let squares1: f64 = 0;
  for (let i: i32 = 1; i < n; i++) {
    const y = load<f64>(at + ((<usize>(i - 1)) << 3)) - center;
    sum1 += y;
    squares1 += y * y;
    const a = <f64>i;
    const b = count - a;
    const inverseA = 1 / a;
    const inverseB = 1 / b;
    const mean1 = sum1 * inverseA;
    const mean2 = (total - sum1) * inverseB;
    const spread1 = (squares1 - mean1 * sum1) * (1 - inverseA);
    const spread2 = (totalSquares - squares1 - mean2 * (total - sum1)) * (1 - inverseB);
    const difference = mean1 - mean2;
    if (!(difference * difference < limit * (spread1 + spread2) * (inverseA + inverseB))) {
      return false;
    }
  }
  return true;
}
