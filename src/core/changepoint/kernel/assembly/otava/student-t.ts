/**
 * Two-sided tail of Student's t distribution, P(|T| > |t|) with `df` degrees of freedom: the regularised incomplete
 * beta function I_x(df/2, 1/2) at x = df/(df+t²). Keeps relative precision down to 1e-300 (5e-12 at worst over df
 * 1..100,000), because reports compare and print tiny p-values. NaN for t = NaN.
 */
export function studentTwoSided(t: f64, df: i32): f64 {
  if (isNaN(t)) {
    return NaN;
  }
  const size = Math.abs(t);
  if (size === Infinity) {
    return 0;
  }
  if (size === 0) {
    return 1;
  }
  const n = <f64>df;
  const a = n / 2;
  const square = size * size;
  const ratio = square / n;
  if (ratio === Infinity) {
    // t² overflows: x = df/t² is tiny, and only the first term of the series is left
    return (Math.exp(a * (Math.log(n) - 2 * Math.log(size))) * inverseBeta(df)) / a;
  }
  const x = n / (n + square);
  const y = square / (n + square);
  const front = power(x, ratio, a) * Math.sqrt(y) * inverseBeta(df);
  return x < (a + 1) / (a + 2.5)
    ? (front * continuedFraction(a, 0.5, x)) / a
    : 1 - (front * continuedFraction(0.5, a, y)) / 0.5;
}

/** x^a for x = 1/(1+ratio), without losing digits near 0 and 1. */
function power(x: f64, ratio: f64, a: f64): f64 {
  if (a <= 4.5 && ratio > 1) {
    let product: f64 = 1;
    const whole = <i32>a;
    for (let i = 0; i < whole; i++) {
      product *= x;
    }
    return a === <f64>whole ? product : product * Math.sqrt(x);
  }
  return ratio > 1e8 ? Math.exp(a * Math.log(x)) : Math.exp(-a * Math.log1p(ratio));
}

const KNOWN: i32 = 121;
/** 1/B(df/2, 1/2) by df, 0 where not yet known. */
const known = memory.data(968, 8);

/**
 * 1/B(a, 1/2) = Γ(a+1/2)/(Γ(a)√π) for a = df/2: a running product, or for large a the asymptotic series of Tricomi and
 * Erdélyi (1951).
 */
function inverseBeta(df: i32): f64 {
  const a = <f64>df / 2;
  if (df >= KNOWN) {
    return asymptotic(a);
  }
  const slot = known + ((<usize>df) << 3);
  let value = load<f64>(slot);
  if (value === 0) {
    const odd = (df & 1) === 1;
    value = odd ? 1 / Math.PI : 0.5;
    for (let k: f64 = odd ? 0.5 : 1; k < a - 0.25; k++) {
      value *= (k + 0.5) / k;
    }
    store<f64>(slot, value);
  }
  return value;
}

function asymptotic(a: f64): f64 {
  const i = 1 / a;
  const series =
    1 +
    i *
      (-1.0 / 8 +
        i *
          (1.0 / 128 +
            i *
              (5.0 / 1024 +
                i * (-21.0 / 32768 + i * (-399.0 / 262144 + i * (869.0 / 4194304 + (i * 39325.0) / 33554432))))));
  return (Math.sqrt(a) * series) / Math.sqrt(Math.PI);
}

const TINY: f64 = 1e-300;

function away(value: f64): f64 {
  return Math.abs(value) < TINY ? TINY : value;
}

/** Continued fraction of the incomplete beta function by Lentz's modified method (Numerical Recipes, 6.4). */
function continuedFraction(a: f64, b: f64, x: f64): f64 {
  let c: f64 = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let i = 1; i <= 100_000; i++) {
    const m = <f64>i;
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
