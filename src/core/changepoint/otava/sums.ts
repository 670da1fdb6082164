/**
 * Sums, means and deviations in numpy's exact order of additions. Piecewise constant series turn the last digits of a
 * mean into p-values, so the order decides on results (`algorithm` section 6 of Otava's behaviour; measured on 3,960
 * random series: left-to-right sums change 1 % of the lists).
 */

/** numpy's pairwise summation of `n` values from `start`: blocks of 128, eight accumulators. */
export function pairwiseSum(values: Float64Array, start: number, n: number): number {
  if (n < 8) {
    let sum = 0;
    for (let i = start; i < start + n; i++) {
      sum += values[i];
    }
    return sum;
  }
  if (n <= 128) {
    return sumBlock(values, start, n);
  }
  const half = n >> 1;
  const left = half - (half % 8);
  return pairwiseSum(values, start, left) + pairwiseSum(values, start + left, n - left);
}

function sumBlock(a: Float64Array, start: number, n: number): number {
  let r0 = a[start];
  let r1 = a[start + 1];
  let r2 = a[start + 2];
  let r3 = a[start + 3];
  let r4 = a[start + 4];
  let r5 = a[start + 5];
  let r6 = a[start + 6];
  let r7 = a[start + 7];
  const whole = start + n - (n % 8);
  for (let i = start + 8; i < whole; i += 8) {
    r0 += a[i];
    r1 += a[i + 1];
    r2 += a[i + 2];
    r3 += a[i + 3];
    r4 += a[i + 4];
    r5 += a[i + 5];
    r6 += a[i + 6];
    r7 += a[i + 7];
  }
  let sum = r0 + r1 + (r2 + r3) + (r4 + r5 + (r6 + r7));
  for (let i = whole; i < start + n; i++) {
    sum += a[i];
  }
  return sum;
}

let squares = new Float64Array(1024);

/** Mean and population standard deviation (0 for one value) of `values[start..end)`. */
export function meanAndStd(values: Float64Array, start: number, end: number): { mean: number; std: number } {
  const n = end - start;
  const mean = pairwiseSum(values, start, n) / n;
  if (n < 2) {
    return { mean, std: 0 };
  }
  if (squares.length < n) {
    squares = new Float64Array(2 * n);
  }
  for (let i = 0; i < n; i++) {
    const difference = values[start + i] - mean;
    squares[i] = difference * difference;
  }
  return { mean, std: Math.sqrt(pairwiseSum(squares, 0, n) / n) };
}
