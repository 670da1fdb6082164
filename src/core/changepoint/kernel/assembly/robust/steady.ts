import { beginQuantile, count, quantileOf } from './quantile';
import { plain } from './series';
import { FORGET, STEADY_CAUTION, STEADY_CAUTION_FEW, STEADY_MANY, STEADY_SHARE } from './settings';
import { ONE_STEP, row, TRIPLES, TWO_STEPS } from './state';

/**
 * Noise by what neighbours differ: levels that switch do not touch it, however often they do. Of three values in a row,
 * neither of whose two steps is a jump, E(x₂ - x₀)² / E(x₁ - x₀)² - 1 is the autocorrelation φ, and half of E(x₁ - x₀)²
 * is σ² (1 - φ) (the idea is that of Chakar, Lebarbier, Lévy-Leduc & Robin 2017, who take medians of all).
 */
/** Steps of more than three standard deviations are jumps. */
const JUMP: f64 = 9;
/** Share of the mean square of normal steps that is left when jumps are left out. */
const CUT_OFF: f64 = 0.97;
/** With each of the first values the median is asked for, then with every eighth. */
const FIRST: i32 = 32;
/** Noise that is smaller by this than what the median says is that of another time. */
const LOST: f64 = 4;
/** Least number of triples that tell anything. */
const ENOUGH: f64 = 8;

/** The sizes of all steps, jumps too: their median. */
const sizes = memory.data(4144, 8);
let newest: i32 = 0;
/** Mean square of a step, were they normal, by that median. */
let usual: f64 = 0;

/** The smallest mean square of a step that is more than rounding. */
let least: f64 = 0;
let first: f64 = 0;

/** @param scale standard deviation of the first values @param floor the smallest there can be */
export function beginSteady(scale: f64, floor: f64): void {
  newest = 0;
  least = floor * floor;
  first = 2 * scale * scale;
  beginQuantile(sizes, 0.5);
  usual = 0;
}

/** Takes value t: what is known after it is kept in `after`. */
export function noteTriple(t: i32, after: usize, before: usize): void {
  if (t < 2) {
    return;
  }
  const late = plain(t) - plain(t - 1);
  const early = plain(t - 1) - plain(t - 2);
  if (t > newest) {
    newest = t;
    count(sizes, Math.abs(late));
    if (t < FIRST || (t & 7) === 7) {
      const median = quantileOf(sizes) / 0.6745;
      usual = median * median;
    }
  }
  const n = load<f64>(before, TRIPLES);
  let square = n > 4 ? max(load<f64>(before, ONE_STEP) / n, least) : first;
  if (square < usual / LOST) {
    // what was taken for noise so far is none: most values moved less, and do not any more
    square = usual;
  }
  const limit = JUMP * square;
  const isQuiet = late * late <= limit && early * early <= limit;
  store<f64>(after, n * FORGET + (isQuiet ? 1 : 0), TRIPLES);
  store<f64>(after, load<f64>(before, ONE_STEP) * FORGET + (isQuiet ? (late * late + early * early) / 2 : 0), ONE_STEP);
  store<f64>(after, load<f64>(before, TWO_STEPS) * FORGET + (isQuiet ? (late + early) * (late + early) : 0), TWO_STEPS);
}

/** Mean square of a step, autocorrelation (1 and more where values follow each other smoothly), number of triples. */
export let step: f64 = 0;
export let smoothness: f64 = 0;
export let triples: f64 = 0;

/** Reads them as of a row. False where too little is known, or where half of the values are like the one before: counts near 0. */
export function readTriples(at: usize): bool {
  triples = load<f64>(at, TRIPLES);
  if (triples < ENOUGH || usual === 0) {
    smoothness = 0;
    return false;
  }
  step = max(load<f64>(at, ONE_STEP) / triples, least);
  smoothness = load<f64>(at, TWO_STEPS) / triples / step - 1;
  return true;
}

/** Are half of the values like the one before? */
export function isStill(): bool {
  return usual === 0;
}

/** Standard deviation of values around their level, and autocorrelation with some caution added. */
export let deviation: f64 = 0;
export let correlation: f64 = 0;

/** Most that noise around a level can be correlated. */
const HIGHEST: f64 = 0.9;

/** Reads the noise after value t for hindsight, or takes what is given where there is too little. */
export function readSteady(t: i32, variance: f64, phi: f64): void {
  if (!readTriples(row(t))) {
    correlation = phi;
    deviation = Math.sqrt(variance / (1 - phi * phi));
    return;
  }
  const few = STEADY_CAUTION_FEW * max(0, 1 / triples - 1 / STEADY_MANY);
  correlation = smoothness > 0 ? min(HIGHEST, smoothness + STEADY_CAUTION / Math.sqrt(triples) + few) : 0;
  // that of the quieter half, where some stretches are wild
  const square = min(step, STEADY_SHARE * usual);
  deviation = Math.sqrt(square / (2 * CUT_OFF * (1 - correlation)));
}
