import { phi, variance } from './noise';
import { readTriples, smoothness } from './steady';
import { row } from './state';
import { beginFit, fitAt, parameters } from './fit';
import { meanOf, sight } from './segments';
import { plain } from './series';
import { beginQuantile, count, quantileOf } from './quantile';
import { clippedMean } from './sort';

/** Longer series are not asked: over so many values hardly anything keeps its level for good. */
const LONGEST: i32 = 4096;
/** In fewer values a walk cannot be told from a step or two. */
const LEAST: i32 = 96;
/**
 * By so much a walk must be more likely (BIC): less in few values, where it can hardly show, more for each one beyond a
 * hundred, since real levels are never quite still.
 */
const MARGIN: f64 = -14;
const MARGIN_GROWTH: f64 = 0.055;
/** No noise around a level is correlated like this: values follow each other smoothly. */
const SMOOTH: f64 = 0.97;
/** Less is enough where it was so before. */
const LOYAL: f64 = 3;
/** Variance of a walk's steps, by that of the noise, up to which it does not matter. */
const SLOW: f64 = 0.03;

/** Verdicts that it wanders, one after the other: two are needed, and one that it does not ends it. */
let verdicts: i32 = 0;

export function clearWandering(): void {
  verdicts = 0;
}

/** Has the series no stable level, by the last verdicts? */
export function wanders(): bool {
  return verdicts > 1;
}

/** Is it time for a verdict, with n values? Four times in each doubling of the length, so that it does not waver. */
export function isTimeForVerdict(n: i32): bool {
  return n >= LEAST && n <= LONGEST && (n & ((1 << (29 - clz(n))) - 1)) === 0;
}

/**
 * Is a random walk with noise (the local level model; Harvey 1989, chapter 2) more likely than the levels and drifts
 * found, with autocorrelated noise around them? Then there is no stable level, and steps would be invented. Both by
 * BIC over the same values, with outliers pulled to 3.5 standard deviations from what was found. To be asked when these
 * are cut and grouped.
 */
export function judgeWandering(): void {
  const n = <f64>sight;
  const most = farthest();
  let first: f64 = 0;
  let before: f64 = 0;
  let squares: f64 = 0;
  let products: f64 = 0;
  let earlier: f64 = 0;
  begin();
  for (let t = 0; t < sight; t++) {
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
  const walk = walking(n) + 3 * Math.log(n);
  const gain = levelled + (3 + <f64>parameters()) * Math.log(n) - walk - MARGIN - MARGIN_GROWTH * (n - 100);
  readTriples(row(sight - 1));
  const isWalk = pace > SLOW && gain > (verdicts > 1 ? -LOYAL : 0);
  verdicts = isWalk || smoothness > SMOOTH ? verdicts + 1 : 0;
}

const rests = memory.data(4144, 8);

/** Beyond this a value is an outlier: 3.5 standard deviations of the noise, or twice what one in ten is off. */
function farthest(): f64 {
  const deviation = Math.sqrt(variance / (1 - phi * phi));
  beginQuantile(rests, 0.9, deviation);
  beginFit();
  for (let t = 0; t < sight; t++) {
    count(rests, Math.abs(plain(t) - fitAt(t)));
  }
  return max(3.5 * deviation, 2 * quantileOf(rests));
}

// Four models, two by two: the variance of the walk's steps, that of the noise around it being 1.
let slow: v128 = f64x2(0.01, 0.05);
let fast: v128 = f64x2(0.25, 4);
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
  choose(f64x2.extract_lane(slowest, 0), f64x2.extract_lane(slowLoss, 0) / n, f64x2.extract_lane(slow, 0), true);
  choose(f64x2.extract_lane(slowest, 1), f64x2.extract_lane(slowLoss, 1) / n, f64x2.extract_lane(slow, 1), false);
  choose(f64x2.extract_lane(fastest, 0), f64x2.extract_lane(fastLoss, 0) / n, f64x2.extract_lane(fast, 0), false);
  choose(f64x2.extract_lane(fastest, 1), f64x2.extract_lane(fastLoss, 1) / n, f64x2.extract_lane(fast, 1), false);
  return likeliest;
}

/** Of the best model: -2 log likelihood, variance of the noise around the walk, variance of its steps by that. */
let likeliest: f64 = 0;
let around: f64 = 0;
let pace: f64 = 0;

function choose(likelihood: f64, noise: f64, steps: f64, isFirst: bool): void {
  if (isFirst || likelihood < likeliest) {
    likeliest = likelihood;
    around = noise;
    pace = steps;
  }
}

/** By so many standard deviations of what a walk does between values so near must a jump differ. */
const JUMP: f64 = 3.5;

/** Is the change at `at`, between `start` and `end`, a jump even for a walk like the one found last? */
export function isJump(start: i32, at: i32, end: i32): bool {
  // where noise and walk disturb the difference alike
  const reach = max(2, <i32>Math.sqrt(3 / pace));
  const from = max(start, at - reach);
  const to = min(end, at + reach);
  const n1 = <f64>(at - from);
  const n2 = <f64>(to - at);
  const jump = clippedMean(at, to, 3 * Math.sqrt(around)) - clippedMean(from, at, 3 * Math.sqrt(around));
  return Math.abs(jump) > JUMP * Math.sqrt(around * (1 / n1 + 1 / n2 + (pace * (n1 + n2)) / 3));
}
