import { pValueOf } from './critical';
import {
  changesOf,
  groupEnd,
  groups,
  groupStart,
  isGradual,
  isOver,
  levelOf,
  lineStart,
  segmentOf,
  slopeOf,
  spanEnd,
  spanStart,
} from './groups';
import { phi, variance } from './noise';
import { isSubtle, prominenceBy, prominenceOf } from './prominence';
import { BATCH, RECORD_BYTES, record } from '../records';
import { arrived, length, placeOf, plain } from './series';
import { magnitudeOf, meanOf, pValueOfStart, segments, shownByOf, startOf, stdOf } from './segments';

export const STEP: f64 = 0;
export const GRADUAL: f64 = 1;
export const UNCONFIRMED: f64 = 2;

/** Flag of a change point, beside its kind: it is significant, but hardly stands out. */
export const SUBTLE: f64 = 1;

let nextPoint: i32 = 0;
let nextSegment: i32 = 0;
let position: i32 = 0;
let group: i32 = 0;
let unconfirmed: f64 = 2;

let minProminence: f64 = 0;

/** @param least what is less prominent is subtle */
export function beginOutput(unconfirmedP: f64, least: f64): void {
  minProminence = least;
  nextPoint = 0;
  nextSegment = 0;
  position = 0;
  group = 0;
  unconfirmed = unconfirmedP;
}

/** Points take two records each: see `write`. */
export function nextPoints(): i32 {
  let i = 0;
  for (; i < BATCH / 2 && nextPoint < groups; i++) {
    const at = record(2 * i);
    if (isGradual(nextPoint)) {
      writeDrift(at, nextPoint);
    } else {
      writeStep(at, segmentOf(nextPoint));
    }
    nextPoint++;
  }
  if (i < BATCH / 2 && nextPoint === groups && unconfirmed <= 1) {
    writeUnconfirmed(record(2 * i));
    i++;
    nextPoint++;
  }
  return i;
}

/**
 * Doubles: index, p-value; mean, standard deviation and number of values before and after; relative change, magnitude;
 * kind, interval of the change, change by deviation, slope, span, index that showed it, prominence, flags.
 */
function write(at: usize, index: i32, p: f64, m1: f64, s1: f64, n1: i32, m2: f64, s2: f64, n2: i32, kind: f64): void {
  memory.fill(at, 0, 2 * RECORD_BYTES);
  store<f64>(at, <f64>placeOf(index));
  store<f64>(at, p, 8);
  store<f64>(at, m1, 16);
  store<f64>(at, s1, 24);
  store<f64>(at, <f64>n1, 32);
  store<f64>(at, m2, 40);
  store<f64>(at, s2, 48);
  store<f64>(at, <f64>n2, 56);
  // towards more is positive, whatever the sign of the level
  store<f64>(at, m1 === 0 ? NaN : (m2 - m1) / Math.abs(m1), 64);
  const forward = m1 === 0 ? 0 : Math.abs(m2 / m1 - 1);
  const backward = m2 === 0 ? 0 : Math.abs(m1 / m2 - 1);
  store<f64>(at, max(forward, backward), 72);
  store<f64>(at, kind, RECORD_BYTES);
  store<f64>(at, inDeviations(m2 - m1, marginal()), RECORD_BYTES + 24);
}

/** Beyond this there is no noise to speak of. */
const MOST_DEVIATIONS: f64 = 1e6;

/** In standard deviations; NaN where there is as good as no noise. */
function inDeviations(change: f64, deviation: f64): f64 {
  const size = change / deviation;
  return Math.abs(size) < MOST_DEVIATIONS ? size : NaN;
}

function marginal(): f64 {
  return Math.sqrt(variance / (1 - phi * phi));
}

function writeInterval(at: usize, change: f64, error: f64, df: f64): void {
  const half = error * student975(df);
  store<f64>(at, change - half, RECORD_BYTES + 8);
  store<f64>(at, change + half, RECORD_BYTES + 16);
}

function writeStep(at: usize, i: i32): void {
  const n1 = startOf(i) - startOf(i - 1);
  const n2 = startOf(i + 1) - startOf(i);
  write(at, startOf(i), pValueOfStart(i), meanOf(i - 1), stdOf(i - 1), n1, meanOf(i), stdOf(i), n2, STEP);
  const v1 = varianceOfMean(stdOf(i - 1), n1);
  const v2 = varianceOfMean(stdOf(i), n2);
  const share = v1 / (v1 + v2);
  const df = 1 / ((share * share) / (4 + <f64>n1) + ((1 - share) * (1 - share)) / (4 + <f64>n2));
  writeInterval(at, meanOf(i) - meanOf(i - 1), Math.sqrt(v1 + v2), df);
  store<f64>(at, <f64>placeOf(shownByOf(i)), RECORD_BYTES + 56);
  store<f64>(at, inDeviations(prominenceOf(i), 1), RECORD_BYTES + 64);
  store<f64>(at, isSubtle(i) ? SUBTLE : 0, RECORD_BYTES + 72);
}

/** Of the mean of n values with this standard deviation, moderated by that of the noise, and AR(1). */
function varianceOfMean(std: f64, n: i32): f64 {
  const m = <f64>n;
  const noise = variance / (1 - phi * phi);
  const moderated = (5 * noise + m * std * std) / (4 + m);
  const rest = 1 - phi;
  return (moderated / m) * ((1 + phi) / rest - (2 * phi * (1 - powerOf(phi, n))) / (m * rest * rest));
}

function powerOf(base: f64, n: i32): f64 {
  return base === 0 ? 0 : Math.exp(<f64>n * Math.log(base));
}

/** 97.5 % quantile of Student's t (Cornish & Fisher; Abramowitz & Stegun 26.7.5). */
function student975(df: f64): f64 {
  const z: f64 = 1.959963984540054;
  const cube = z * z * z;
  return z + (cube + z) / (4 * df) + (5 * cube * z * z + 16 * cube + 3 * z) / (96 * df * df);
}

function writeDrift(at: usize, i: i32): void {
  const start = spanStart(i);
  const end = spanEnd(i);
  const n = end - start;
  const first = segmentOf(i);
  const change = slopeOf(i) * <f64>(n - 1);
  let squares: f64 = 0;
  for (let t = groupStart(i); t < groupEnd(i); t++) {
    const rest = plain(t) - levelOf(i, t);
    squares += rest * rest;
  }
  const std = Math.sqrt(squares / <f64>(groupEnd(i) - groupStart(i)));
  let p: f64 = 1;
  for (let k = 0; k < changesOf(i); k++) {
    p = min(p, pValueOfStart(first + k));
  }
  const before = start - groupStart(i);
  const after = groupEnd(i) - end;
  const index = max(start, min(end - 1, startOf(first)));
  write(
    at,
    index,
    p,
    lineStart(i),
    std,
    before > 0 ? before : n,
    lineStart(i) + change,
    std,
    after > 0 ? after : n,
    GRADUAL
  );
  writeInterval(at, change, Math.sqrt(errorOfEnd(std, before, n) + errorOfEnd(std, after, n)), <f64>n);
  store<f64>(at, slopeOf(i), RECORD_BYTES + 32);
  store<f64>(at, <f64>placeOf(start), RECORD_BYTES + 40);
  store<f64>(at, <f64>(end < length ? placeOf(end) : arrived), RECORD_BYTES + 48);
  store<f64>(at, <f64>placeOf(max(index, shownByOf(first))), RECORD_BYTES + 56);
  const prominence = prominenceOfDrift(i, std);
  store<f64>(at, inDeviations(prominence, 1), RECORD_BYTES + 64);
  store<f64>(at, prominence < minProminence ? SUBTLE : 0, RECORD_BYTES + 72);
}

/** Difference between the halves of what a drift explains, in their pooled standard deviation, as if it were a step. */
function prominenceOfDrift(i: i32, std: f64): f64 {
  const from = groupStart(i);
  const to = groupEnd(i);
  const middle = (spanStart(i) + spanEnd(i)) >> 1;
  let squares: f64 = 0;
  let first: f64 = 0;
  let second: f64 = 0;
  for (let t = from; t < to; t++) {
    const level = levelOf(i, t) - lineStart(i);
    squares += level * level;
    first += t < middle ? level : 0;
    second += t < middle ? 0 : level;
  }
  const n1 = <f64>(middle - from);
  const n2 = <f64>(to - middle);
  const within = max(0, squares - (first * first) / n1 - (second * second) / n2) / (n1 + n2);
  return prominenceBy(Math.abs(first / n1 - second / n2), within + std * std);
}

/** Variance of where a line of n values ends: half of √12² times that of a mean, or that of the level it comes from. */
function errorOfEnd(std: f64, level: i32, n: i32): f64 {
  const alone = 6 * varianceOfMean(std, n);
  return level > 0 ? min(alone, varianceOfMean(std, level)) : alone;
}

function writeUnconfirmed(at: usize): void {
  const last = segments - 1;
  const n = length - 1 - startOf(last);
  write(at, length - 1, unconfirmed, meanOf(last), stdOf(last), n, plain(length - 1), 0, 1, UNCONFIRMED);
  const error = marginal() * Math.sqrt(1 + 1 / <f64>n);
  writeInterval(at, plain(length - 1) - meanOf(last), error, 4 + <f64>n);
  store<f64>(at, <f64>placeOf(length - 1), RECORD_BYTES + 56);
  store<f64>(at, inDeviations(Math.abs(plain(length - 1) - meanOf(last)), marginal()), RECORD_BYTES + 64);
}

/**
 * Segments take a record each: start and end, mean, standard deviation, number of values, slope (0: level). A drift has
 * up to three: the level before it, the line, the level after it.
 */
export function nextSegments(): i32 {
  let i = 0;
  for (; i < BATCH && position < length && segments > 0; i++) {
    while (startOf(nextSegment + 1) <= position) {
      nextSegment++;
    }
    while (group < groups && (!isGradual(group) || isOver(group, position))) {
      group++;
    }
    const at = record(i);
    const start = position;
    if (group === groups || groupStart(group) > start) {
      position = startOf(nextSegment + 1);
      writeSegment(at, start, position, meanOf(nextSegment), stdOf(nextSegment), 0);
      continue;
    }
    const onLine = start >= spanStart(group) && start < spanEnd(group);
    position = onLine ? spanEnd(group) : start < spanStart(group) ? spanStart(group) : groupEnd(group);
    if (group + 1 < groups && isGradual(group + 1)) {
      position = min(position, groupStart(group + 1));
    }
    const middle = (levelOf(group, start) + levelOf(group, position - 1)) / 2;
    writeSegment(at, start, position, middle, stdOf(nextSegment), onLine ? slopeOf(group) : 0);
  }
  return i;
}

function writeSegment(at: usize, start: i32, end: i32, mean: f64, std: f64, slope: f64): void {
  store<f64>(at, <f64>(start === 0 ? 0 : placeOf(start)));
  store<f64>(at, <f64>(end < length ? placeOf(end) : arrived), 8);
  store<f64>(at, mean, 16);
  store<f64>(at, std, 24);
  store<f64>(at, <f64>(end - start), 32);
  store<f64>(at, slope, 40);
}
