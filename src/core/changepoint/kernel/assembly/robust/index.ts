import { allocate, checkCount, checkOptions, inputLength, inputValues } from '../memory';
import { record } from '../records';
import { clearChanges, count } from './changes';
import { setLevel } from './critical';
import { beginFollowing, follow } from './follow';
import { clearHindsight } from './hindsight';
import { clearGroups, groupChanges, groups, removeGroups } from './groups';
import { firstScale, floor, phi, readNoise, setScale, settleNoise, variance } from './noise';
import { beginOutput, nextPoints, nextSegments } from './output';
import { clearProminence, judgeProminence } from './prominence';
import { lastScore } from './score';
import { clearSeason, hasPattern, patternOfDay } from './season';
import { add, arrived, clearSeries, length, raw, reserve } from './series';
import { WARM } from './settings';
import { clearSegments, cutSeries, keepChanges, meanOf, noSegments, segments } from './segments';
import { median, medianDistance } from './sort';
import { beginSteady } from './steady';
import { allocateRows, clearRow, CORRELATION, OFFSET, row, SPREAD, SPREAD_LONG } from './state';
import { clearWandering, isJump, isTimeForVerdict, judgeWandering, wanders } from './wander';

/**
 * The product's own method: change points of a noisy series with p-values that mean what they say. Every value is read
 * once, in order; what is reported depends on nothing but the values so far. A run is
 *
 *   input, robustBegin, (robustTimes,) robustTake, robustAdvance …, robustSummary, robustPoints …, robustSegments …
 *
 * and may go on after that with robustMore, robustTake and so forth.
 */
let level: f64 = 0.01;
let minMagnitude: f64 = 0;
let minProminence: f64 = 0;
let read: i32 = 0;
let taken: i32 = 0;
let chunk: usize = 0;
let room: i32 = 0;
let given: i32 = 0;
let times: usize = 0;
let timesRoom: i32 = 0;
let timed: bool = false;

/** Begins a run. The values of `input`, if any, are those that `robustTake` takes first. Traps on options that cannot be. */
export function robustBegin(maxPValue: f64, leastMagnitude: f64, leastProminence: f64): void {
  checkOptions(maxPValue, leastMagnitude);
  checkOptions(maxPValue, leastProminence);
  level = maxPValue;
  minMagnitude = leastMagnitude;
  minProminence = leastProminence;
  read = 0;
  clearSeries();
  clearChanges();
  clearSegments();
  clearGroups();
  clearHindsight();
  clearWandering();
  clearProminence();
  setLevel(maxPValue);
  beginFollowing();
  clearSeason();
  allocateRows();
  given = inputLength();
  room = given;
  chunk = inputValues();
  timesRoom = 0;
  timed = false;
}

/** Where to write `n` more values. Traps when that are more than a run can have. */
export function robustMore(n: i32): usize {
  checkCount(n);
  checkCount(arrived + n);
  if (n > room) {
    room = max(n, 2 * room);
    chunk = allocate(((<usize>room) << 3) + 16);
  }
  given = n;
  timed = false;
  return chunk;
}

/** Where to write the times of the values, ms since 1970; without, one value a day is assumed. */
export function robustTimes(): usize {
  if (timesRoom < given) {
    timesRoom = room;
    times = allocate(((<usize>room) << 3) + 16);
  }
  timed = true;
  return times;
}

const DAY: f64 = 86_400_000;

/** By UTC, Thursday being 0: 1970 began with one. A time that is none counts as a Thursday. */
function weekdayAt(time: f64): u8 {
  const day = Math.floor(time / DAY);
  const weekday = day - 7 * Math.floor(day / 7);
  return weekday >= 0 && weekday < 7 ? <u8>weekday : 0;
}

/** Takes the values written. */
export function robustTake(): void {
  reserve(given);
  for (let i = 0; i < given; i++) {
    const at = (<usize>i) << 3;
    add(load<f64>(chunk + at), timed ? weekdayAt(load<f64>(times + at)) : <u8>(arrived % 7));
  }
}

/** Reads so many values, all of them at most. True when all are read. */
export function robustAdvance(budget: i32): bool {
  if (length < WARM) {
    return true;
  }
  if (read === 0) {
    warmUp();
  }
  for (; budget > 0 && read < length; budget--) {
    follow(read++);
    if (isTimeForVerdict(read)) {
      passVerdict();
    }
  }
  return read === length;
}

/** Asks whether there is a stable level at all, with what was read so far. */
function passVerdict(): void {
  if (count === 0 && !wanders()) {
    return;
  }
  readNoise(row(read - 1));
  cutSeries(read, Math.sqrt(variance / (1 - phi * phi)), 0);
  judgeWandering();
}

/** The first level and scale, by the median of the first values and of their distances to it. */
function warmUp(): void {
  let largest: f64 = 0;
  for (let t = 0; t < WARM; t++) {
    largest = max(largest, Math.abs(raw(t)));
  }
  const middle = median(0, WARM);
  const distance = medianDistance(0, WARM, middle);
  setScale(distance > 0 ? distance / 0.6745 : farthest(middle), largest);
  beginSteady(firstScale(), floor());
  const at = row(-1);
  clearRow(at);
  store<f64>(at, middle, OFFSET);
  store<f64>(at, 1, SPREAD);
  store<f64>(at, 1, SPREAD_LONG);
  settleNoise(at);
}

/** Where most of the first values are the same, the largest distance tells what is usual. */
function farthest(middle: f64): f64 {
  let most: f64 = 0;
  for (let t = 0; t < WARM; t++) {
    most = max(most, Math.abs(raw(t) - middle));
  }
  return most;
}

const TOO_SHORT: f64 = 1;
const NO_STABLE_LEVEL: f64 = 2;

/**
 * Sums up what was found: segments, drifts, whether there is a stable level at all. First record: remark (0 none), number
 * of changes, standard deviation of the noise, autocorrelation, 1 with a weekday pattern; second: the pattern.
 */
export function robustSummary(): void {
  const at = record(0);
  memory.fill(at, 0, 160);
  if (length < WARM) {
    store<f64>(at, TOO_SHORT);
    removeGroups();
    noSegments();
    beginOutput(2, minProminence);
    return;
  }
  const last = row(length - 1);
  readNoise(last);
  const deviation = Math.sqrt(variance / (1 - phi * phi));
  cutSeries(length, deviation, minMagnitude);
  judgeProminence(minProminence, deviation);
  groupChanges();
  if (segments > 1 && wanders()) {
    store<f64>(at, NO_STABLE_LEVEL);
    keepChanges(isJump);
    judgeProminence(minProminence, deviation);
    groupChanges();
    beginOutput(2, minProminence);
  } else {
    beginOutput(unconfirmed(), minProminence);
  }
  store<f64>(at, <f64>groups, 8);
  store<f64>(at, deviation, 16);
  store<f64>(at, load<f64>(last, CORRELATION), 24);
  if (hasPattern()) {
    store<f64>(at, 1, 32);
    for (let day = 0; day < 7; day++) {
      store<f64>(at + 80 + ((<usize>day) << 3), patternOfDay(day));
    }
  }
}

/** The p-value of the last value alone, for a series of this length; 2 where it is not to be reported. */
function unconfirmed(): f64 {
  const z = lastScore;
  if (z < 3 || isSmall(meanOf(segments - 1), raw(length - 1))) {
    return 2;
  }
  const upper = (Math.exp((-z * z) / 2) / (z * 2.5066282746310002)) * (1 - 1 / (z * z));
  const p = 2 * upper * <f64>length;
  return p <= level ? p : 2;
}

/** Is a change between these levels smaller than what is asked for? As with steps, the larger of both ratios counts. */
function isSmall(before: f64, after: f64): bool {
  const forward = before === 0 ? 0 : Math.abs(after / before - 1);
  const backward = after === 0 ? 0 : Math.abs(before / after - 1);
  return max(forward, backward) < minMagnitude;
}

/** Writes a batch of points, two records each; returns how many, 0 at the end. */
export function robustPoints(): i32 {
  return nextPoints();
}

/** Writes a batch of segments, a record each; returns how many, 0 at the end. */
export function robustSegments(): i32 {
  return nextSegments();
}
