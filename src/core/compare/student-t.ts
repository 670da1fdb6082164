/**
 * Student's t distribution for any positive number of degrees of freedom: Welch's test needs fractional ones, and the
 * kernel's implementation (`assembly/otava/student-t.ts`) only takes whole ones. Both evaluate the regularised
 * incomplete beta function by its continued fraction (Numerical Recipes, 6.4); checked against scipy to 1e-9.
 */

/** Returns P(|T| > |t|) with `df` > 0 degrees of freedom. NaN for NaN. */
export function studentTwoSided(t: number, df: number): number {
  if (Number.isNaN(t) || !(df > 0)) {
    return NaN;
  }
  const square = t * t;
  return square === Infinity ? 0 : incompleteBeta(df / 2, 0.5, df / (df + square), square / (df + square));
}

/** Returns the t that |T| exceeds with probability `p`, 0 < p < 1: `studentTwoSided(result, df) = p`. */
export function studentQuantile(p: number, df: number): number {
  let [low, high] = [0, 1];
  while (studentTwoSided(high, df) > p && high < 1e300) {
    [low, high] = [high, high * 2];
  }
  for (let i = 0; i < 200 && high - low > 1e-14 * high; i++) {
    const middle = (low + high) / 2;
    [low, high] = studentTwoSided(middle, df) > p ? [middle, high] : [low, middle];
  }
  return (low + high) / 2;
}

/** I_x(a, b). `y` is 1 - x, passed separately because the subtraction would lose digits. */
function incompleteBeta(a: number, b: number, x: number, y: number): number {
  if (x <= 0 || y <= 0) {
    return x <= 0 ? 0 : 1;
  }
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * log(x, y) + b * log(y, x));
  return x < (a + 1) / (a + b + 2)
    ? (front * continuedFraction(a, b, x)) / a
    : 1 - (front * continuedFraction(b, a, y)) / b;
}

/** log(x) where x + rest = 1, exact near 1 too. */
const log = (x: number, rest: number) => (x > 0.5 ? Math.log1p(-rest) : Math.log(x));

const TINY = 1e-300;
const away = (value: number) => (Math.abs(value) < TINY ? TINY : value);

/** Lentz's modified method. */
function continuedFraction(a: number, b: number, x: number): number {
  let c = 1;
  let d = 1 / away(1 - ((a + b) * x) / (a + 1));
  let h = d;
  for (let m = 1; m <= 10_000; m++) {
    const even = (m * (b - m) * x) / ((a - 1 + 2 * m) * (a + 2 * m));
    d = 1 / away(1 + even * d);
    c = away(1 + even / c);
    h *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 1 + 2 * m));
    d = 1 / away(1 + odd * d);
    c = away(1 + odd / c);
    h *= d * c;
    if (Math.abs(d * c - 1) < 1e-15) {
      break;
    }
  }
  return h;
}

/** log Γ(x) for x > 0 by Stirling's series, after moving x up to where it is exact to 1e-15. */
function logGamma(x: number): number {
  let product = 1;
  let z = x;
  while (z < 10) {
    product *= z++;
  }
  const i = 1 / (z * z);
  const series = (1 / 12 - i * (1 / 360 - i * (1 / 1260 - i * (1 / 1680 - (i * 1) / 1188)))) / z;
  return (z - 0.5) * Math.log(z) - z + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}
