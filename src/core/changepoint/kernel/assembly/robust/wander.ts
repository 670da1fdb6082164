import { phi, variance } from './noise';
import { readTriples, smoothness } from './steady';
import { row } from './state';
import { beginFit, fitAt, fitEnd, parameters } from './fit';
import { groupChanges, groups, isGradual, takeAsSteps } from './groups';
import { meanOf, sight } from './segments';
import { plain } from './series';
import { beginQuantile, count, quantileOf } from './quantile';
import { clippedMean } from './sort';

/** Longer series are not asked: over so many values hardly anything keeps its level for good. */
const LONGEST: i32 = 4096;
/** In fewer values a walk cannot be told from a step or two: the first of two verdicts is given then. */
const LEAST: i32 = 128;
/**
 * Least advantage of a walk over levels (BIC) in a hundred values, and how much more is asked for each further one. It is
 * negative in few values, in which a walk can hardly show; it grows, since real levels are never quite still.
 */
const MARGIN: f64 = -15;
const MARGIN_GROWTH: f64 = 0.055;
/** Beyond so many standard deviations of the noise a value is an outlier. */
const FAR: f64 = 3.5;
/** No noise around a level is correlated like this: values follow each other smoothly. */
const SMOOTH: f64 = 0.97;
/** Advantage asked in addition if all that is found is one drift between two levels: a walk seldom looks like that. */
const ONE_DRIFT: f64 = 8;
/** Less is enough where it was so before. */
const LOYAL: f64 = 3;
/** Variance of a walk's steps, by that of the noise, up to which it does not matter. */
const SLOW: f64 = 0.03;

/** A verdict with an advantage beyond this counts as two. */
const CLEAR: f64 = 8;

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
 * are cut; they are grouped only where that can make a difference.
 */
export function judgeWandering(): void {
  takeAsSteps();
  let doesWander = isWalkLikelier(0);
  if (doesWander) {
    groupChanges();
    doesWander = isWalkLikelier(groups === 1 && isGradual(0) ? ONE_DRIFT : 0);
  }
  verdicts = doesWander ? verdicts + (advantage > CLEAR ? 2 : 1) : 0;
}

/** Of the model compared last: by how much a walk is likelier, beyond what is asked. */
let advantage: f64 = 0;

function isWalkLikelier(by: f64): bool {
  readTriples(row(sight - 1));
  if (smoothness > SMOOTH) {
    walkBy(farthest());
    // how likely it is compared with levels means little where values are smooth
    advantage = 0;
    return true;
  }
  // of what is nearly smooth, too, the noise is not what is off
  advantage = walkBy(smoothness > SMOOTH / 2 ? farthest() : FAR * Math.sqrt(variance / (1 - phi * phi))) - by;
  return pace > SLOW && advantage > (verdicts > 1 ? -LOYAL : 0);
}

/** Advantage of a walk beyond what is asked. Values count as no more than `most` away from their level. */
function walkBy(most: f64): f64 {
  const n = <f64>sight;
  let first: f64 = 0;
  let before: f64 = 0;
  let squares: f64 = 0;
  let products: f64 = 0;
  let earlier: f64 = 0;
  const slowGain = gainOf(slow);
  const fastGain = gainOf(fast);
  let slowLevel = f64x2.splat(meanOf(0));
  let fastLevel = slowLevel;
  let slowLoss = f64x2.splat(0);
  let fastLoss = f64x2.splat(0);
  beginFit();
  for (let t = 0; t < sight;) {
    const fit = fitAt(t);
    for (const end = fitEnd(t); t < end; t++) {
      const rest = max(-most, min(most, plain(t) - fit));
      // a step of each model's filter
      const here = f64x2.splat(fit + rest);
      const slowSurprise = f64x2.sub(here, slowLevel);
      slowLoss = f64x2.add(slowLoss, f64x2.mul(slowSurprise, slowSurprise));
      slowLevel = f64x2.add(slowLevel, f64x2.mul(slowGain, slowSurprise));
      const fastSurprise = f64x2.sub(here, fastLevel);
      fastLoss = f64x2.add(fastLoss, f64x2.mul(fastSurprise, fastSurprise));
      fastLevel = f64x2.add(fastLevel, f64x2.mul(fastGain, fastSurprise));
      if (t === 0) {
        first = rest * rest;
      } else {
        squares += rest * rest;
        products += rest * before;
        earlier += before * before;
      }
      before = rest;
    }
  }
  let levelled = Infinity;
  for (let ar: f64 = 0; ar < 0.95; ar += 0.15) {
    const loss = first * (1 - ar * ar) + squares - 2 * ar * products + ar * ar * earlier;
    levelled = min(levelled, n * Math.log(loss / n) - Math.log(1 - ar * ar));
  }
  likeliest = Infinity;
  choose(slow, slowGain, slowLoss, 0, n);
  choose(slow, slowGain, slowLoss, 1, n);
  choose(fast, fastGain, fastLoss, 0, n);
  choose(fast, fastGain, fastLoss, 1, n);
  const walk = likeliest + 3 * Math.log(n);
  return levelled + (3 + <f64>parameters()) * Math.log(n) - walk - MARGIN - MARGIN_GROWTH * (n - 100);
}

const rests = memory.data(4144, 8);

/** Beyond this a value is an outlier where noise is little: `FAR`, or twice what one in ten is off. */
function farthest(): f64 {
  const deviation = Math.sqrt(variance / (1 - phi * phi));
  beginQuantile(rests, 0.9);
  beginFit();
  // a third of the values is enough
  for (let t = 0; t < sight; t += 3) {
    count(rests, Math.abs(plain(t) - fitAt(t)));
  }
  return max(FAR * deviation, 2 * quantileOf(rests));
}

// Four models, two by two: the variance of the walk's steps, that of the noise around it being 1. What a value adds to
// the level, and how far it may be from the one before, settle soon: they are taken as they are then.
const slow: v128 = f64x2(0.01, 0.05);
const fast: v128 = f64x2(0.25, 4);
/** The share of a surprise that the level moves by: k² + qk - q = 0, q being the variance of the walk's steps. */
function gainOf(steps: v128): v128 {
  const square = f64x2.mul(steps, f64x2.add(steps, f64x2.splat(4)));
  return f64x2.mul(f64x2.splat(0.5), f64x2.sub(f64x2.sqrt(square), steps));
}

/** Best model: -2 log likelihood but for a constant, variance of the noise around the walk, and variance of its steps as a multiple of that. */
let likeliest: f64 = 0;
let around: f64 = 0;
let pace: f64 = 0;

function choose(steps: v128, gains: v128, losses: v128, lane: u8, n: f64): void {
  const size = laneOf(steps, lane);
  const expected = laneOf(gains, lane) + size + 1;
  const loss = laneOf(losses, lane);
  // the variance of a surprise cancels out of it
  const likelihood = n * Math.log(loss / n);
  if (likelihood < likeliest) {
    likeliest = likelihood;
    around = loss / n / expected;
    pace = size;
  }
}

function laneOf(pair: v128, lane: u8): f64 {
  return lane === 0 ? f64x2.extract_lane(pair, 0) : f64x2.extract_lane(pair, 1);
}

/** Least size of a jump, in standard deviations of what a walk moves between values that are as near. */
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
