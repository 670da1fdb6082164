import {
  firstScale,
  information,
  level,
  phi,
  readLevel,
  readNoise,
  readNoiseBefore,
  settleNoise,
  variance,
} from './noise';
import { noteDay, patternOf } from './season';
import { raw, setPattern, setScore } from './series';
import {
  CLIP,
  FORGET,
  SPREAD_FAST,
  SPREAD_SLOW,
  SPREAD_WILD,
  TAIL,
  TAIL_CURVE,
  TAIL_END,
  TAIL_EXCESS,
  TAIL_HEAVY,
  TAIL_PRIOR,
  WARM,
} from './settings';
import { noteTriple } from './steady';
import {
  copyRow,
  CORRELATION,
  COUNT,
  DOWN,
  DOWN_EXCESS,
  FIRST,
  LAGGED,
  LAST,
  OFFSET,
  PHI,
  row,
  SCORE,
  SPREAD,
  SPREAD_LONG,
  SQUARES,
  START,
  SUM,
  TAILS,
  UP,
  UP_EXCESS,
  VARIANCE,
  WEIGHT,
} from './state';

/** Size of the latest score before it was cut: how wild the last value is. */
export let lastScore: f64 = 0;

/**
 * Reads value t as one more of its segment: how surprising is it, after all before it? The answer is a score that is
 * standard normal and independent of all others while nothing changes, whatever the noise is like: its innovation (what
 * level and neighbour did not let expect; recursive residuals, Brown, Durbin & Evans 1975), by its standard deviation,
 * by Student's distribution while little is known, and in the tails by how heavy they are.
 */
export function read(t: i32): void {
  lastScore = 0;
  const before = row(t - 1);
  const after = row(t);
  const warm = t < WARM;
  if (warm) {
    copyRow(after, before);
    readNoise(before);
  } else {
    carry(after, before);
    readNoiseBefore(t - 1);
  }
  const pattern = patternOf(t);
  setPattern(t, pattern);
  const value = raw(t) - load<f64>(before, OFFSET) - pattern;
  if (load<f64>(before, COUNT) === 0) {
    const most = 3 * firstScale();
    open(after, max(-most, min(most, value)));
    setScore(t, 0);
    return;
  }

  readLevel(before);
  const last = load<f64>(before, LAST);
  const expected = level * (1 - phi) + phi * last;
  const uncertainty = 1 + ((1 - phi) * (1 - phi)) / information;
  const deviation = warm ? firstScale() : Math.sqrt(variance * uncertainty);
  const surprise = (value - expected) / deviation;
  const score = warm ? 0 : scoreOfSurprise(surprise, before, after);
  setScore(t, score);
  store<f64>(after, score, SCORE);

  const innovation = max<f64>(-3, min<f64>(3, surprise)) * deviation;
  const cleaned = expected + innovation;
  const square = (innovation * innovation) / uncertainty;
  const off = last - level;
  forgetAndAdd(after, before, SQUARES, square, 1);
  forgetAndAdd(after, before, LAGGED, (cleaned - level) * off, off * off);
  store<f64>(after, load<f64>(before, COUNT) + 1, COUNT);
  store<f64>(after, load<f64>(before, SUM) + cleaned, SUM);
  store<f64>(after, cleaned, LAST);
  noteTriple(t, after, before);
  if (t < SETTLE_ALWAYS || (t & 3) === 3) {
    settleNoise(after);
  } else {
    carryNoise(after, before);
  }
  noteDay(t, cleaned + pattern - level);
}

/** What a value changes is written anyway; the rest of the row is carried on here, which is faster than a copy. */
function carry(after: usize, before: usize): void {
  store<f64>(after, load<f64>(before, FIRST), FIRST);
  store<f64>(after, load<f64>(before, OFFSET), OFFSET);
  store<f64>(after, load<f64>(before, START), START);
}

/** The noise is used as it was some values ago: after the first values, that of every fourth is enough. */
const SETTLE_ALWAYS: i32 = 64;

function carryNoise(after: usize, before: usize): void {
  store<f64>(after, load<f64>(before, VARIANCE), VARIANCE);
  store<f64>(after, load<f64>(before, PHI), PHI);
  store<f64>(after, load<f64>(before, CORRELATION), CORRELATION);
}

/** Two sums that forget, next to each other. */
function forgetAndAdd(after: usize, before: usize, offset: usize, first: f64, second: f64): void {
  const more = f64x2.replace_lane(f64x2.splat(first), 1, second);
  v128.store(after + offset, f64x2.add(f64x2.mul(v128.load(before + offset), f64x2.splat(FORGET)), more));
}

/** Makes value t the first of a segment, `value` relative to `offset`, the noise being that of row `before`. */
export function readFirst(t: i32, offset: f64, value: f64, before: usize): void {
  const after = row(t);
  copyRow(after, before);
  store<f64>(after, offset, OFFSET);
  store<f64>(after, <f64>t, START);
  open(after, value);
  setScore(t, 0);
}

function open(at: usize, value: f64): void {
  store<f64>(at, 1, COUNT);
  store<f64>(at, value, SUM);
  store<f64>(at, value, FIRST);
  store<f64>(at, value, LAST);
  store<f64>(at, 0, SCORE);
}

function scoreOfSurprise(surprise: f64, before: usize, after: usize): f64 {
  const spread = load<f64>(before, SPREAD);
  const size = Math.abs(spread > SPREAD_WILD ? surprise / Math.sqrt(spread) : surprise);
  const up = surprise > 0;
  let score = min(TAIL_END, normalOfStudent(size, load<f64>(before, WEIGHT)));
  forgetTails(after, before);
  if (score > TAIL) {
    const tail = normalOfTail(score, before, up);
    noteTail(after, score - TAIL, up);
    score = tail;
  }
  lastScore = score;
  score = min(CLIP, score);
  if (!up) {
    score = -score;
  }
  const difference = score - load<f64>(before, SCORE);
  const local = (difference * difference) / 2;
  store<f64>(after, spread + (local - spread) * SPREAD_FAST, SPREAD);
  const long = load<f64>(before, SPREAD_LONG);
  store<f64>(after, long + (local - long) * SPREAD_SLOW, SPREAD_LONG);
  return score;
}

/**
 * The normal deviate with the same tail as Student's t: Wallace (1959), (8·df + 1)/(8·df + 3)·√(df·ln(1 + t²/df)), its
 * factor and logarithm as series where they are good to 1e-5.
 */
function normalOfStudent(t: f64, df: f64): f64 {
  if (df >= 200) {
    return t;
  }
  const share = 1 / df;
  const factor = 1 - share * (0.25 - share * 0.09375);
  const ratio = t * t * share;
  if (ratio < 0.1) {
    return factor * t * Math.sqrt(1 - ratio * (0.5 - ratio * (1.0 / 3 - ratio * (0.25 - ratio * 0.2))));
  }
  return factor * Math.sqrt(df * Math.log(1 + ratio));
}

/** The normal deviate with the tail that this series has: exponential, or as a normal one where it is no heavier. */
function normalOfTail(score: f64, at: usize, up: bool): f64 {
  const count = up ? load<f64>(at, UP) : load<f64>(at, DOWN);
  const excess = up ? load<f64>(at, UP_EXCESS) : load<f64>(at, DOWN_EXCESS);
  const expected = TAIL_PRIOR * 0.1;
  const share = (expected + count) / (TAIL_PRIOR + load<f64>(at, TAILS));
  const mean = (expected * TAIL_EXCESS + excess) / (expected + count);
  const beyond = score - TAIL;
  const curve = TAIL_CURVE * max(0, min(1, 1 - TAIL_HEAVY * (mean / TAIL_EXCESS - 1)));
  return normalUpper((beyond / mean) * (1 + curve * beyond) - Math.log(share));
}

function forgetTails(after: usize, before: usize): void {
  const forget = f64x2.splat(FORGET);
  v128.store(after, f64x2.mul(v128.load(before, UP), forget), UP);
  v128.store(after, f64x2.mul(v128.load(before, DOWN), forget), DOWN);
  store<f64>(after, load<f64>(before, TAILS) * FORGET + 1, TAILS);
}

function noteTail(at: usize, excess: f64, up: bool): void {
  if (up) {
    store<f64>(at, load<f64>(at, UP) + 1, UP);
    store<f64>(at, load<f64>(at, UP_EXCESS) + excess, UP_EXCESS);
  } else {
    store<f64>(at, load<f64>(at, DOWN) + 1, DOWN);
    store<f64>(at, load<f64>(at, DOWN_EXCESS) + excess, DOWN_EXCESS);
  }
}

/** The z that a normal deviate exceeds with probability exp(-l) (Abramowitz & Stegun 26.2.23, good to 4.5e-4). */
function normalUpper(l: f64): f64 {
  if (l < 0.916) {
    // more than 40 %
    return 0.25;
  }
  const q = Math.sqrt(2 * l);
  return q - (2.515517 + q * (0.802853 + q * 0.010328)) / (1 + q * (1.432788 + q * (0.189269 + q * 0.001308)));
}
