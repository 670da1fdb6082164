/**
 * Two-sided tail of Student's t distribution, P(|T| > |t|) with `df` degrees of freedom: the regularised incomplete
 * beta function I_x(df/2, 1/2) at x = df/(df+t²). Keeps relative precision down to 1e-300 (5e-12 at worst over df
 * 1..100,000), because reports compare and print tiny p-values. NaN for t = NaN.
 */
export function studentTwoSided(t: number, df: number): number {
  if (Number.isNaN(t)) {
    return NaN;
  }
  const size = Math.abs(t);
  if (size === Infinity) {
    return 0;
  }
  if (size === 0) {
    return 1;
  }
  const a = df / 2;
  const square = size * size;
  const ratio = square / df;
  if (ratio === Infinity) {
    // t² overflows: x = df/t² is tiny, and only the first term of the series is left
    return (Math.exp(a * (Math.log(df) - 2 * Math.log(size))) * inverseBeta(a)) / a;
  }
  const x = df / (df + square);
  const y = square / (df + square);
  const front = power(x, ratio, a) * Math.sqrt(y) * inverseBeta(a);
  return x < (a + 1) / (a + 2.5)
    ? (front * continuedFraction(a, 0.5, x)) / a
    : 1 - (front * continuedFraction(0.5, a, y)) / 0.5;
}

/** x^a for x = 1/(1+ratio), without losing digits near 0 and 1. */
function power(x: number, ratio: number, a: number): number {
  if (a <= 4.5 && ratio > 1) {
    let product = 1;
    const whole = Math.floor(a);
    for (let i = 0; i < whole; i++) {
      product *= x;
    }
    return a === whole ? product : product * Math.sqrt(x);
  }
  return ratio > 1e8 ? Math.exp(a * Math.log(x)) : Math.exp(-a * Math.log1p(ratio));
}

/**
 * 1/B(a, 1/2) = Γ(a+1/2)/(Γ(a)√π) for a = df/2: a running product, or for large a the asymptotic series of Tricomi and
 * Erdélyi (1951).
 */
function inverseBeta(a: number): number {
  if (a > 60) {
    const i = 1 / a;
    const series =
      1 +
      i *
        (-1 / 8 +
          i *
            (1 / 128 +
              i * (5 / 1024 + i * (-21 / 32768 + i * (-399 / 262144 + i * (869 / 4194304 + (i * 39325) / 33554432))))));
    return (Math.sqrt(a) * series) / Math.sqrt(Math.PI);
  }
  const whole = Number.isInteger(a);
  let product = whole ? 0.5 : 1 / Math.PI;
  for (let k = whole ? 1 : 0.5; k < a - 0.25; k++) {
    product *= (k + 0.5) / k;
  }
  return product;
}

const TINY = 1e-300;

/** Continued fraction of the incomplete beta function by Lentz's modified method (Numerical Recipes, 6.4). */
function continuedFraction(a: number, b: number, x: number): number {
  const away = (value: number) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m <= 100_000; m++) {
    const even = (m * (b - m) * x) / ((a - 1 + 2 * m) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 1 + 2 * m));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-16) {
      break;
    }
  }
  return h;
}
