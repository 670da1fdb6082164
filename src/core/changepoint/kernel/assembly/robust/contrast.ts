import { information, level, phi, readLevelWith, readNoise, variance } from './noise';
import { AR_HOLD } from './settings';
import { keptAfter } from './forget';
import { FIRST, LAST, OFFSET, row, SQUARES, SUM, WEIGHT } from './state';

/** Standard deviation of innovations before the change, and its estimate and standard error, set by `contrastAt`. */
export let change: f64 = 0;
export let changeError: f64 = 0;

/**
 * How sure the change at `index` is, by the values of the segment before it and those up to `end`, inclusive: the
 * generalised least squares estimate of the step, by its standard error. Three things tell of the step: the innovation
 * over it, the level before and the level after. Each side has its own variance, moderated where there are few values
 * (Smyth 2004). Autocorrelation is taken as known after value `now`.
 */
export function contrastAt(index: i32, end: i32, now: i32): f64 {
  const before = row(index - 1);
  const after = row(end);
  readNoise(row(now));
  const ar = phi;
  const latest = variance;
  readNoise(before);
  // what has become noisier was perhaps noisy then
  variance = max(variance, latest);
  const ratio = ratioOfVariances(before, after, end - index + 1);
  const usual = variance;
  readLevelWith(ar, before);
  const levelBefore = level;
  const knownBefore = information;
  const rest = 1 - ar;

  const shift = load<f64>(after, OFFSET) - load<f64>(before, OFFSET);
  const first = load<f64>(after, FIRST);
  const jump = first + shift - ar * load<f64>(before, LAST) - rest * levelBefore;
  const jumpVariance = ratio + (rest * rest) / knownBefore;
  const others = <f64>(end - index);
  if (others === 0) {
    return finish(jump, jumpVariance, usual, ar);
  }
  const sum = load<f64>(after, SUM);
  const levelAfter = (sum - first - ar * (sum - load<f64>(after, LAST))) / (others * rest) + shift;
  const step = levelAfter - levelBefore;
  const stepVariance = ratio / (others * rest * rest) + 1 / knownBefore;
  const shared = rest / knownBefore;
  const determinant = jumpVariance * stepVariance - shared * shared;
  const jumpWeight = (stepVariance - shared) / determinant;
  const stepWeight = (jumpVariance - shared) / determinant;
  const weight = jumpWeight + stepWeight;
  return finish((jumpWeight * jump + stepWeight * step) / weight, 1 / weight, usual, ar);
}

function finish(estimate: f64, share: f64, usual: f64, ar: f64): f64 {
  change = estimate;
  changeError = Math.sqrt(share * usual);
  return estimate / changeError / (1 + AR_HOLD * ar);
}

/** Variance of the innovations after the change, by that before it. */
function ratioOfVariances(before: usize, after: usize, n: i32): f64 {
  const kept = keptAfter(n);
  const squares = max(0, load<f64>(after, SQUARES) - kept * load<f64>(before, SQUARES));
  const weight = max(0, load<f64>(after, WEIGHT) - kept * load<f64>(before, WEIGHT));
  return (5 * variance + squares) / (5 + weight) / variance;
}
