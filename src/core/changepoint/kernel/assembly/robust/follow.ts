import { addChange, count, indexAt, moveTo, noteContrast, removeLast, shownByAt } from './changes';
import { contrastAt } from './contrast';
import { critical, pValueOf } from './critical';
import { isTimeToLookBack, lookBack, lookedBackSince } from './hindsight';
import { level, phi, readLevel, readNoise, readNoiseBefore, variance } from './noise';
import { placeAgain, placeSplit } from './place';
import { findSplit, restsOnOne, split, splitZ } from './scan';
import { lastScore, read, readFirst } from './score';
import { plain } from './series';
import {
  AR_RAISE,
  BLIP,
  CLIP,
  GRACE,
  GRACE_SHARE,
  GRACE_SPREAD,
  HOLD,
  HOLD_LEAST,
  SPREAD_USUAL,
  WARM,
} from './settings';
import { OFFSET, RING, row, SPREAD, SPREAD_LONG, START } from './state';
import { median } from './sort';

/** Splits before this one are not looked for: a blip was there. */
let notBefore: i32 = 0;
/** Nothing is looked for before this value: the last split did not hold, and to try another costs reading it anew. */
let notUntil: i32 = 0;

export function beginFollowing(): void {
  notBefore = 0;
  notUntil = 0;
}

/**
 * Takes value t, after all before it: reads it, asks whether the latest changes still stand, and looks for a new one.
 * So what is reported is a function of the history alone, and looks the same whether values came one by one or at once.
 */
export function follow(t: i32): void {
  read(t);
  if (t < WARM) {
    return;
  }
  const needed = critical(t + 1);
  if (count > 0) {
    reviewLast(t, needed);
  }
  for (let i = 0; i < 3 && look(t, needed); i++) {
    // a change that was only half of one is looked for again
  }
  if (isTimeToLookBack(t)) {
    review(t, needed);
  }
}

/** What the contrast of a reported change must be at least; more while scores are spread wider than usual. */
function holdAt(t: i32, needed: f64): f64 {
  const spread = max(1, load<f64>(row(t), SPREAD_LONG) / SPREAD_USUAL);
  return max(HOLD_LEAST, HOLD * needed) * Math.sqrt(spread);
}

/** Rows reach back so far: what is older stays as it is. */
function within(index: i32, t: i32): bool {
  return index - 1 > t - RING + 2;
}

function reviewLast(t: i32, needed: f64): void {
  const last = count - 1;
  const index = indexAt(last);
  if (!within(index, t) || !isTurn(t - index, t)) {
    return;
  }
  const hold = holdAt(t, needed);
  const z = contrastAt(index, t, t);
  if (Math.abs(z) < hold * grace(t - index, t)) {
    removeLast(1);
    readAgain(index, t);
    waitAfter(index, t);
  } else if (
    last > 0 &&
    (t & 3) === 0 &&
    t - index < 24 &&
    index - indexAt(last - 1) < 24 &&
    within(indexAt(last - 1), t) &&
    Math.abs(contrastAt(indexAt(last - 1), index - 1, index - 1)) < hold
  ) {
    // up and down again within a stretch of wild values
    const from = indexAt(last - 1);
    removeLast(2);
    readAgain(from, t);
    waitAfter(from, t);
  } else {
    noteContrast(last, z, t + 1);
    // until hindsight has seen it, which places it for as long as it is young
    if (!lookedBackSince(shownByAt(last), t) && (t - index < 5 || (t & 3) === 0)) {
      replace(last, t);
    }
  }
}

/** What has stood for a while is not asked with every value. */
function isTurn(age: i32, t: i32): bool {
  return age < 5 || (t & (age < 14 ? 1 : 3)) === 0;
}

/** A change just found may dip, unless values are wild altogether: so reports do not flap. */
function grace(age: i32, t: i32): f64 {
  return age < GRACE && load<f64>(row(t), SPREAD_LONG) < GRACE_SPREAD ? GRACE_SHARE : 1;
}

function replace(last: i32, t: i32): void {
  const index = indexAt(last);
  const better = placeAgain(index, t);
  if (better === index) {
    return;
  }
  if (better > index) {
    readAgain(index, better - 1);
  }
  moveTo(last, better, t);
  restart(better, t);
}

/** Judges the last values with hindsight, and reads them anew from where changes are others than before. */
function review(t: i32, needed: f64): void {
  const first = lookBack(t, needed);
  if (first > t) {
    return;
  }
  let q = max(first, t - RING + 4);
  for (let i = 0; i < count; i++) {
    const index = indexAt(i);
    if (index >= q) {
      readAgain(q, index - 1);
      restart(index, i + 1 < count ? indexAt(i + 1) - 1 : t);
      q = i + 1 < count ? indexAt(i + 1) : t + 1;
    }
  }
  readAgain(q, t);
}

/** A split that did not hold is waited for by this share of the values after it. */
const WAIT: i32 = 8;

function waitAfter(index: i32, t: i32): void {
  notUntil = t + (t - index) / WAIT;
}

/** Looks for a change in the current segment. True when it is worth looking again. */
function look(t: i32, needed: f64): bool {
  if (t < notUntil) {
    return false;
  }
  readNoiseBefore(t);
  const spread = Math.sqrt(max(1, load<f64>(row(t), SPREAD) / SPREAD_USUAL));
  const allowance = (1 + AR_RAISE * phi) * spread;
  if (!findSplit(t, notBefore, needed * allowance) || restsOnOne(t, needed) || isLastWild(t)) {
    return false;
  }
  const pValue = pValueOf(splitZ / allowance, t + 1);
  const index = placeSplit(split, t, notBefore);
  if (count > 0 && index - indexAt(count - 1) <= BLIP) {
    undoBlip(indexAt(count - 1), index, t);
    return true;
  }
  addChange(index, t, pValue);
  if (!within(index, t)) {
    restart(index, t);
    return true;
  }
  restart(index, t);
  if (Math.abs(contrastAt(index, t, t)) < holdAt(t, needed)) {
    removeLast(1);
    readAgain(index, t);
    waitAfter(index, t);
    return false;
  }
  return true;
}

/** Largest distance of the last value from the level, in multiples of the farthest of the others since the split. */
const APART: f64 = 3;

/** Is the last value far beyond the level that the others since the split show? Then it confirms nothing: the next tells. */
function isLastWild(t: i32): bool {
  const before = row(split - 1);
  if (lastScore <= CLIP || !within(split, t)) {
    return false;
  }
  readNoise(before);
  readLevel(before);
  const centre = level + load<f64>(before, OFFSET);
  let sum: f64 = 0;
  for (let q = split; q < t; q++) {
    sum += plain(q) - centre;
  }
  return Math.abs(plain(t) - centre) > (APART * Math.abs(sum)) / <f64>(t - split);
}

/**
 * The latest change turns out to have lasted for `BLIP` values at most. Where the level before it is back, these were
 * a blip; otherwise the change was found too early and is looked for again.
 */
function undoBlip(index: i32, back: i32, t: i32): void {
  const before = row(index - 1);
  readNoise(before);
  readLevel(before);
  const centre = level + load<f64>(before, OFFSET);
  const deviation = Math.sqrt(variance / (1 - phi * phi));
  let sum: f64 = 0;
  for (let q = back; q <= t; q++) {
    sum += max(-CLIP, min(CLIP, (plain(q) - centre) / deviation));
  }
  const z = sum / Math.sqrt((<f64>(t - back + 1) * (1 + phi)) / (1 - phi));
  removeLast(1);
  readAgain(index, t);
  waitAfter(index, t);
  if (Math.abs(z) < 2.5) {
    notBefore = back;
  }
}

/** Reads values [from, t] as going on with the segment before them. */
function readAgain(from: i32, t: i32): void {
  for (let q = from; q <= t; q++) {
    read(q);
  }
}

/** Reads values [index, t] as a segment of their own. */
function restart(index: i32, t: i32): void {
  const far = !within(index, t);
  const before = row(far ? t : index - 1);
  readNoise(before);
  const middle = median(index, min(t + 1, index + 63));
  const most = 3 * Math.sqrt(variance / (1 - phi * phi));
  readFirst(index, middle, max(-most, min(most, plain(index) - middle)), before);
  readAgain(index + 1, t);
}
