import { phi } from './noise';
import { scoreAddress, scoreOf, scoresUntil, sumAddress } from './series';
import { LEAST_BEFORE, NEAR, OTHERS, OTHERS_FEW } from './settings';
import { COUNT, row, START } from './state';

/** The split that `findSplit` found: the first value after it, and its contrast. */
export let split: i32 = 0;
export let splitZ: f64 = 0;

/**
 * Is there a split of the current segment after which the scores lean to one side by `threshold`? All with up to `NEAR`
 * values after it are tried, longer ones in growing steps, so that the cost does not depend on the segment's length.
 * The contrast of k values: the first, whose innovation shows all of a step, and the others with what autocorrelation
 * leaves of it, 1 - φ. Keeps the best split.
 */
export function findSplit(t: i32, notBefore: i32, threshold: f64): bool {
  const at = row(t);
  const longest = min(<i32>load<f64>(at, COUNT) - LEAST_BEFORE, t + 1 - max(notBefore, <i32>load<f64>(at, START)));
  if (longest < 2) {
    return false;
  }
  const near = min(longest, NEAR);
  if (!anyNear(t, near, threshold * threshold) && !anyFar(t, near, longest, threshold * threshold)) {
    return false;
  }
  splitZ = 0;
  for (let k = 2; k <= longest; k = k < NEAR ? k + 1 : next(k)) {
    const z = contrastOf(t, k);
    if (Math.abs(z) > Math.abs(splitZ)) {
      splitZ = z;
      split = t - k + 1;
    }
  }
  return true;
}

function next(k: i32): i32 {
  return k + max(1, k / 8);
}

function contrastOf(t: i32, k: i32): f64 {
  const rest = 1 - phi;
  const first = scoreOf(t - k + 1);
  const sum = scoresUntil(t + 1) - scoresUntil(t - k + 2);
  return (first + rest * sum) / Math.sqrt(1 + <f64>(k - 1) * rest * rest);
}

/** Compares squares, two splits at once, without a division. */
function anyNear(t: i32, near: i32, squared: f64): bool {
  const rest = 1 - phi;
  const step = squared * rest * rest;
  const total = f64x2.splat(rest * scoresUntil(t + 1));
  const share = f64x2.splat(rest);
  const more = f64x2.splat(2 * step);
  // lanes: k + 1 and k values, whose first ones are neighbours in memory
  let needed = f64x2.replace_lane(f64x2.splat(squared + step), 0, squared + 2 * step);
  let reached = i64x2.splat(0);
  let k = 2;
  for (; k < near; k += 2) {
    const first = v128.load(scoreAddress(t - k));
    const before = v128.load(sumAddress(t - k + 1));
    const contrast = f64x2.add(first, f64x2.sub(total, f64x2.mul(share, before)));
    reached = v128.or(reached, f64x2.ge(f64x2.mul(contrast, contrast), needed));
    needed = f64x2.add(needed, more);
  }
  return v128.any_true(reached) || (k === near && reaches(t, k, squared));
}

function reaches(t: i32, k: i32, squared: f64): bool {
  const rest = 1 - phi;
  const contrast = scoreOf(t - k + 1) + rest * (scoresUntil(t + 1) - scoresUntil(t - k + 2));
  return contrast * contrast >= squared * (1 + <f64>(k - 1) * rest * rest);
}

/** Far splits hardly move with one value: every eighth asks for them. */
function anyFar(t: i32, near: i32, longest: i32, squared: f64): bool {
  if ((t & 7) !== 0 || longest <= near) {
    return false;
  }
  for (let k = next(near); k <= longest; k = next(k)) {
    if (reaches(t, k, squared)) {
      return true;
    }
  }
  return false;
}

/** Does the split rest on one value? Then it may be a spike. Where neighbours depend on each other, scores tell anyway. */
export function restsOnOne(t: i32, threshold: f64): bool {
  if (phi >= 0.35) {
    return false;
  }
  const sign: f64 = splitZ < 0 ? -1 : 1;
  let largest: f64 = 0;
  for (let q = split; q <= t; q++) {
    largest = max(largest, sign * scoreOf(q));
  }
  const k = <f64>(t + 1 - split);
  const others = (sign * (scoresUntil(t + 1) - scoresUntil(split)) - largest) / Math.sqrt(k - 1);
  return others < (OTHERS - OTHERS_FEW / k) * threshold;
}
