/**
 * Sums, means and deviations in numpy's exact order of additions. Piecewise constant series turn the last digits of a
 * mean into p-values, so the order decides on results (measured on 3,960 random series: left-to-right sums change 1 %
 * of the lists).
 */

/** Results of `meanAndStd`. */
export let mean: f64 = 0;
export let std: f64 = 0;

/** Mean and population standard deviation (0 for one value) of the `n` values at `at`, into `mean` and `std`. */
export function meanAndStd(at: usize, n: i32): void {
  mean = sum(at, n) / <f64>n;
  std = n < 2 ? 0 : Math.sqrt(sumOfSquares(at, n, mean) / <f64>n);
}

/** numpy's pairwise summation: halves down to blocks of 128, which have eight accumulators. */
export function sum(at: usize, n: i32): f64 {
  if (n <= 128) {
    return n < 8 ? sumFew(at, n) : sumBlock(at, n);
  }
  const left = leftPart(n);
  return sum(at, left) + sum(at + ((<usize>left) << 3), n - left);
}

/** The same over (value - mean)². */
function sumOfSquares(at: usize, n: i32, mean: f64): f64 {
  if (n <= 128) {
    return n < 8 ? squaresOfFew(at, n, mean) : squaresOfBlock(at, n, mean);
  }
  const left = leftPart(n);
  return sumOfSquares(at, left, mean) + sumOfSquares(at + ((<usize>left) << 3), n - left, mean);
}

function leftPart(n: i32): i32 {
  return (n >> 1) & ~7;
}

function sumFew(at: usize, n: i32): f64 {
  let total = load<f64>(at);
  for (let i = 1; i < n; i++) {
    total += load<f64>(at + ((<usize>i) << 3));
  }
  return total;
}

function squaresOfFew(at: usize, n: i32, mean: f64): f64 {
  let total = square(at, mean);
  for (let i = 1; i < n; i++) {
    total += square(at + ((<usize>i) << 3), mean);
  }
  return total;
}

function sumBlock(at: usize, n: i32): f64 {
  let r01 = v128.load(at);
  let r23 = v128.load(at, 16);
  let r45 = v128.load(at, 32);
  let r67 = v128.load(at, 48);
  const end = at + ((<usize>n) << 3);
  let i = at + 64;
  for (; i + 64 <= end; i += 64) {
    r01 = f64x2.add(r01, v128.load(i));
    r23 = f64x2.add(r23, v128.load(i, 16));
    r45 = f64x2.add(r45, v128.load(i, 32));
    r67 = f64x2.add(r67, v128.load(i, 48));
  }
  let total = across(r01, r23, r45, r67);
  for (; i < end; i += 8) {
    total += load<f64>(i);
  }
  return total;
}

function squaresOfBlock(at: usize, n: i32, mean: f64): f64 {
  const m = f64x2.splat(mean);
  let r01 = squares(at, m);
  let r23 = squares(at + 16, m);
  let r45 = squares(at + 32, m);
  let r67 = squares(at + 48, m);
  const end = at + ((<usize>n) << 3);
  let i = at + 64;
  for (; i + 64 <= end; i += 64) {
    r01 = f64x2.add(r01, squares(i, m));
    r23 = f64x2.add(r23, squares(i + 16, m));
    r45 = f64x2.add(r45, squares(i + 32, m));
    r67 = f64x2.add(r67, squares(i + 48, m));
  }
  let total = across(r01, r23, r45, r67);
  for (; i < end; i += 8) {
    total += square(i, mean);
  }
  return total;
}

function square(at: usize, mean: f64): f64 {
  const difference = load<f64>(at) - mean;
  return difference * difference;
}

function squares(at: usize, mean: v128): v128 {
  const difference = f64x2.sub(v128.load(at), mean);
  return f64x2.mul(difference, difference);
}

/** ((r0 + r1) + (r2 + r3)) + ((r4 + r5) + (r6 + r7)) */
function across(r01: v128, r23: v128, r45: v128, r67: v128): f64 {
  return lanes(r01) + lanes(r23) + (lanes(r45) + lanes(r67));
}

function lanes(pair: v128): f64 {
  return f64x2.extract_lane(pair, 0) + f64x2.extract_lane(pair, 1);
}
