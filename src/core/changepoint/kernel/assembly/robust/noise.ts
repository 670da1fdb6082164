import {
  AR_CAUTION_LEAST,
  AR_CAUTION_MOST,
  AR_CAUTION_SHARE,
  AR_MOST,
  AR_PRIOR,
  LAG,
  TRIPLES_AR,
  TRIPLES_VARIANCE,
  WARM,
} from './settings';
import { isStill, readTriples, smoothness, step, triples } from './steady';
import {
  CORRELATION,
  COUNT,
  FIRST,
  LAGGED,
  LAGGED_SQUARES,
  LAST,
  PHI,
  row,
  SQUARES,
  SUM,
  VARIANCE,
  WEIGHT,
} from './state';

/** Variance of the innovations: of what a value adds to what the one before it let expect. */
export let variance: f64 = 0;
/** Autocorrelation of neighbours, with some caution added. */
export let phi: f64 = 0;

/** Scale of the first values, and the smallest deviation that is more than rounding. */
let scale: f64 = 0;
let rounding: f64 = 0;

export function setScale(first: f64, largest: f64): void {
  scale = first;
  rounding = largest;
}

/** The smallest standard deviation there can be. */
export function floor(): f64 {
  return rounding * 1e-9 + 1e-150;
}

export function firstScale(): f64 {
  return max(scale, floor());
}

/** Works out the noise from the sums in a row, and keeps it there. */
export function settleNoise(at: usize): void {
  const weight = load<f64>(at, WEIGHT);
  const least = floor();
  const spread = max(weight > 0 ? load<f64>(at, SQUARES) / weight : scale * scale, least * least);
  const squares = load<f64>(at, LAGGED_SQUARES);
  const estimate = squares > 0 ? load<f64>(at, LAGGED) / (squares + AR_PRIOR * spread) : 0;
  const error = Math.sqrt((1 - min(0.9, estimate * estimate)) / max(4, weight));
  const caution = min(AR_CAUTION_MOST * error, max(AR_CAUTION_LEAST * error, AR_CAUTION_SHARE * estimate));
  let known = max(0, estimate);
  let cautious = estimate + caution;
  let innovations = spread;
  // what looks like noise and is that of levels that switch is no noise: triples know better
  if (readTriples(at)) {
    const most = max(0, smoothness) + TRIPLES_AR / Math.sqrt(triples);
    known = min(known, most);
    cautious = min(cautious, most);
    const square = (step * (1 + min(AR_MOST, max(0, smoothness)))) / 1.9;
    innovations = max(least * least, min(spread, square * (1 + TRIPLES_VARIANCE / Math.sqrt(triples))));
  } else if (isStill()) {
    // a few values off a level that is else kept are no correlation
    cautious = min(cautious, TRIPLES_AR / Math.sqrt(max(1, weight)));
  }
  store<f64>(at, innovations, VARIANCE);
  store<f64>(at, min(AR_MOST, max(0, cautious)), PHI);
  store<f64>(at, known, CORRELATION);
}

/** Reads the noise as of a row. */
export function readNoise(at: usize): void {
  variance = load<f64>(at, VARIANCE);
  phi = load<f64>(at, PHI);
}

/** Reads the noise as it was before the latest values, which may belong to a change not yet found. */
export function readNoiseBefore(t: i32): void {
  readNoise(row(max(WARM - 1, t - min(LAG, t >> 1))));
}

/** Level of the segment, relative to its offset, and the weight of it in innovations. */
export let level: f64 = 0;
export let information: f64 = 0;

/**
 * Generalised least squares for the mean of AR(1) noise: the first value counts 1 - φ², each innovation (1 - φ)². Reads
 * the segment of a row, with the autocorrelation read last.
 */
export function readLevel(at: usize): void {
  readLevelWith(phi, at);
}

export function readLevelWith(ar: f64, at: usize): void {
  const rest = 1 - ar;
  const first = 1 - ar * ar;
  const sum = load<f64>(at, SUM);
  const before = load<f64>(at, FIRST);
  information = first + (load<f64>(at, COUNT) - 1) * rest * rest;
  level = (first * before + rest * (sum - before - ar * (sum - load<f64>(at, LAST)))) / information;
}
