import { phi, variance } from './noise';
import { beginFit, fitAt, parameters } from './fit';
import { judged, meanOf } from './segments';
import { length, plain } from './series';

/** Longer series are not asked: over so many values hardly anything keeps its level for good. */
const LONGEST: i32 = 4096;
/** In fewer values a walk cannot be told from a step or two. */
const LEAST: i32 = 96;
/** By so much a walk must be more likely (BIC). */
const MARGIN: f64 = 4;

/**
 * Is a random walk with noise (the local level model; Harvey 1989, chapter 2) more likely than the levels and drifts
 * found, with autocorrelated noise around them? Then there is no stable level, and steps would be invented. Both by
 * BIC over the same values, with outliers pulled to 3.5 standard deviations from what was found.
 */
export function wanders(): bool {
  if (judged > LONGEST || judged < LEAST) {
    return false;
  }
  const n = <f64>judged;
  const most = 3.5 * Math.sqrt(variance / (1 - phi * phi));
  let first: f64 = 0;
  let before: f64 = 0;
  let squares: f64 = 0;
  let products: f64 = 0;
  let earlier: f64 = 0;
  begin();
  for (let t = 0; t < judged; t++) {
    const fit = fitAt(t);
    const rest = max(-most, min(most, plain(t) - fit));
    follow(t, fit + rest);
    if (t === 0) {
      first = rest * rest;
    } else {
      squares += rest * rest;
      products += rest * before;
      earlier += before * before;
    }
    before = rest;
  }
  let levelled = Infinity;
  for (let ar: f64 = 0; ar < 0.95; ar += 0.15) {
    const loss = first * (1 - ar * ar) + squares - 2 * ar * products + ar * ar * earlier;
    levelled = min(levelled, n * Math.log(loss / n) - Math.log(1 - ar * ar));
  }
  return levelled + (3 + <f64>parameters()) * Math.log(n) > walking(n) + 3 * Math.log(n) + MARGIN;
}

// Four models, two by two: the variance of the walk's steps, that of the noise around it being 1.
let slow: v128 = f64x2(0.01, 0.04);
let fast: v128 = f64x2(0.16, 0.64);
let slowLevel: v128 = f64x2.splat(0);
let fastLevel: v128 = f64x2.splat(0);
let slowSpread: v128 = f64x2.splat(1);
let fastSpread: v128 = f64x2.splat(1);
let slowLoss: v128 = f64x2.splat(0);
let fastLoss: v128 = f64x2.splat(0);
/** Product of the variances since their logarithm was last taken, and the sum of these logarithms. */
let slowProduct: v128 = f64x2.splat(1);
let fastProduct: v128 = f64x2.splat(1);
let slowLogarithm: v128 = f64x2.splat(0);
let fastLogarithm: v128 = f64x2.splat(0);

function begin(): void {
  beginFit();
  slowLevel = fastLevel = f64x2.splat(meanOf(0));
  slowSpread = fastSpread = f64x2.splat(1);
  slowLoss = fastLoss = f64x2.splat(0);
  slowProduct = fastProduct = f64x2.splat(1);
  slowLogarithm = fastLogarithm = f64x2.splat(0);
}

/** One step of each model's Kalman filter. */
function follow(t: i32, value: f64): void {
  const one = f64x2.splat(1);
  const here = f64x2.splat(value);
  let ahead = f64x2.add(slowSpread, slow);
  let expected = f64x2.add(ahead, one);
  slowSpread = f64x2.div(ahead, expected);
  let surprise = f64x2.sub(here, slowLevel);
  slowLoss = f64x2.add(slowLoss, f64x2.div(f64x2.mul(surprise, surprise), expected));
  slowLevel = f64x2.add(slowLevel, f64x2.mul(slowSpread, surprise));
  slowProduct = f64x2.mul(slowProduct, expected);
  ahead = f64x2.add(fastSpread, fast);
  expected = f64x2.add(ahead, one);
  fastSpread = f64x2.div(ahead, expected);
  surprise = f64x2.sub(here, fastLevel);
  fastLoss = f64x2.add(fastLoss, f64x2.div(f64x2.mul(surprise, surprise), expected));
  fastLevel = f64x2.add(fastLevel, f64x2.mul(fastSpread, surprise));
  fastProduct = f64x2.mul(fastProduct, expected);
  if ((t & 63) === 63) {
    settle();
  }
}

function settle(): void {
  slowLogarithm = f64x2.add(slowLogarithm, logarithms(slowProduct));
  fastLogarithm = f64x2.add(fastLogarithm, logarithms(fastProduct));
  slowProduct = fastProduct = f64x2.splat(1);
}

function logarithms(pair: v128): v128 {
  return f64x2.replace_lane(
    f64x2.splat(Math.log(f64x2.extract_lane(pair, 0))),
    1,
    Math.log(f64x2.extract_lane(pair, 1))
  );
}

/** -2 log likelihood of the best model, but for a constant. */
function walking(n: f64): f64 {
  settle();
  const share = f64x2.splat(1 / n);
  const slowest = f64x2.add(f64x2.mul(f64x2.splat(n), logarithms(f64x2.mul(slowLoss, share))), slowLogarithm);
  const fastest = f64x2.add(f64x2.mul(f64x2.splat(n), logarithms(f64x2.mul(fastLoss, share))), fastLogarithm);
  const least = f64x2.min(slowest, fastest);
  return min(f64x2.extract_lane(least, 0), f64x2.extract_lane(least, 1));
}
