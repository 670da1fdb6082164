// How early a step can be reported at all: the statistical limit the delays are printed beside.
//
// Setting. A history has n0 points at one unknown level and then k points shifted by d standard deviations; the noise
// is Gaussian with known variance and known AR(1) coefficient phi (0: white). At n = n0 + k points the best statistic
// for "a step at this split" is the generalised least squares estimate of its size over its standard error; the place
// is unknown, so a detector looks at the largest over all splits that leave two points on each side:
//
//     white noise:  Z(j) = (mean after j - mean before j) * sqrt(j * (n - j) / n),   M = max |Z(j)|, 2 <= j <= n - 2
//
// Threshold. An honest detector of level a reports when M >= b with P(M >= b | no step) = a. b is found by simulation;
// Miller & Siegmund (1982, "Maximally selected chi square statistics", Biometrics 38) give, with e = 2 / n the smallest
// share of points on a side and f the normal density,
//
//     P(M >= b) ~ f(b) * (4 / b + (b - 1 / b) * ln((1 - e)^2 / e^2))
//
// which is printed beside it: the approximation for a Brownian bridge, a little high for discrete points.
//
// Power at one look. At the true split Z is normal with variance 1 and mean d * sqrt(I(k)), where I(k) is the
// information about the step in k points: k * n0 / (n0 + k) for white noise. It passes b with probability one half when
// d * sqrt(I(k)) = b. So `points at one look` is the smallest k >= 2 with d * sqrt(I(k)) >= b. Two points, because a
// single wild point is never a change. With correlated noise (whitened: the first shifted point counts d^2 / (1 - phi^2),
// each later one d^2 * (1 - phi) / (1 + phi)) I(k) is the Schur complement of the level in the information matrix.
//
// Growing history. The delay of the tables is that of the first report within 3 points of the step while the history
// grows, so there are many looks, and luck at any of them counts. `ideal, growing` is the median of that, simulated for
// the detector that knows variance and phi and reports when M >= b(n), from two shifted points on: what a real detector, which must estimate both,
// can only come near to.
import { createRandom } from './random.mjs';
import { median } from './score.mjs';
import { DELAY_AT, DELAY_LENGTH } from './simulate.mjs';

const MIN_SIDE = 2;
const NEAR = 3;
/** Never found within the history. */
const NEVER = 99;

/** How much a whitened AR(1) point weighs: the first of a new level, and each of the others. */
function weights(phi) {
  return { first: 1 / Math.sqrt(1 - phi * phi), later: Math.sqrt((1 - phi) / (1 + phi)) };
}

/** Information about a step (size in standard deviations) in k points after n0 points of an unknown level. */
export function stepInformation(k, n0, phi = 0) {
  const { first, later } = weights(phi);
  const step = first ** 2 + (k - 1) * later ** 2;
  const both = later * first + (k - 1) * later ** 2;
  const level = 1 + (n0 + k - 1) * later ** 2;
  return n0 === Infinity ? step : step - both ** 2 / level;
}

/** Miller & Siegmund's approximation of P(M >= b) for n points. */
function selectedP(b, n) {
  const e = MIN_SIDE / n;
  const density = Math.exp((-b * b) / 2) / Math.sqrt(2 * Math.PI);
  return density * (4 / b + (b - 1 / b) * 2 * Math.log((1 - e) / e));
}

export function millerSiegmundThreshold(level, n) {
  let low = 1;
  let high = 10;
  for (let i = 0; i < 60; i++) {
    const middle = (low + high) / 2;
    if (selectedP(middle, n) > level) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return high;
}

/**
 * Smallest k >= 2 at which a step of d standard deviations, after n0 points of its old level (Infinity: the level is
 * known), is found with probability one half; NEVER if over 60. `threshold`: length of the history → b.
 */
export function pointsAtOneLook(d, threshold, n0, phi = 0) {
  for (let k = MIN_SIDE; k <= DELAY_LENGTH - DELAY_AT; k++) {
    if (d * Math.sqrt(stepInformation(k, n0, phi)) >= threshold(DELAY_AT + k)) {
      return k;
    }
  }
  return NEVER;
}

/**
 * The largest |Z| over all splits of the first n of whitened values, and where. `suffix[i]` is the sum of the whitened
 * values from i on, weighted as the level sees them.
 */
function maxStatistic(whitened, n, phi) {
  const { first, later } = weights(phi);
  let levelSum = whitened[0];
  for (let i = 1; i < n; i++) {
    levelSum += later * whitened[i];
  }
  const levelInformation = 1 + (n - 1) * later ** 2;
  let best = 0;
  let at = 0;
  let after = 0; // weighted sum of the values behind the split
  for (let split = n - 1; split >= MIN_SIDE; split--) {
    const k = n - split;
    if (k >= MIN_SIDE) {
      const both = later * first + (k - 1) * later ** 2;
      const information = first ** 2 + (k - 1) * later ** 2 - both ** 2 / levelInformation;
      const score = first * whitened[split] + after - (both / levelInformation) * levelSum;
      const z = Math.abs(score) / Math.sqrt(information);
      if (z > best) {
        best = z;
        at = split;
      }
    }
    after += later * whitened[split];
  }
  return { best, at };
}

/** Whitened noise of n points, with a step of d standard deviations at DELAY_AT. */
function whitenedStep(random, n, d, phi) {
  const { first, later } = weights(phi);
  return Float64Array.from(
    { length: n },
    (_, i) => random.normal() + (i < DELAY_AT ? 0 : d * (i === DELAY_AT ? first : later))
  );
}

/** Thresholds by simulation: level → (n → b), for n from DELAY_AT to DELAY_LENGTH, linear between three lengths. */
export function simulateThresholds(seed, levels, repetitions, phi = 0) {
  const middle = (DELAY_AT + DELAY_LENGTH) / 2;
  const lengths = [DELAY_AT, middle, DELAY_LENGTH];
  const random = createRandom(seed, `threshold/${phi}`);
  const maxima = lengths.map((n) =>
    Float64Array.from({ length: repetitions }, () => maxStatistic(whitenedStep(random, n, 0, phi), n, phi).best).sort()
  );
  return new Map(
    levels.map((level) => {
      const b = maxima.map((sorted) => sorted[Math.floor((1 - level) * repetitions)]);
      const between = (n, from) => b[from] + ((b[from + 1] - b[from]) * (n - lengths[from])) / (middle - DELAY_AT);
      return [level, (n) => between(n, n < middle ? 0 : 1)];
    })
  );
}

/** Median over simulated growing histories of the points until the ideal detector reports the step. */
export function idealDelay(seed, d, threshold, repetitions, phi = 0) {
  const random = createRandom(seed, `ideal/${phi}/${d}`);
  const delays = Array.from({ length: repetitions }, () => {
    const whitened = whitenedStep(random, DELAY_LENGTH, d, phi);
    for (let n = DELAY_AT + MIN_SIDE; n <= DELAY_LENGTH; n++) {
      const { best, at } = maxStatistic(whitened, n, phi);
      if (best >= threshold(n) && Math.abs(at - DELAY_AT) <= NEAR) {
        return n - DELAY_AT;
      }
    }
    return NEVER;
  });
  return median(delays);
}
