import { checkOptions, inputLength, inputValues } from '../memory';
import { record } from '../records';
import { bestQ, bestTau, findCuts } from './candidate';
import { fillMissing } from './fill';
import { beginMerge, mergeStep } from './merge';
import { beginOutput, nextBatch } from './output';
import { addFound, beginSplit, cutNextWindow, foundCount, nextFound, nextWindow, windowLength } from './split';
import { mean, meanAndStd, std } from './sums';
import { beginWeak, compareAt, indexOf, setIndex } from './weak';
import { reserveWindow } from './window';

/**
 * The change points of Apache Otava 0.8.0 (`compute_change_points`): E-divisive over sliding windows, a t-test for
 * significance, then merging. A run is begun, advanced until it is done, and its points are taken:
 *
 *   input, otavaBegin, otavaAdvance …, (otavaOutput, otavaBatch … for the weak points), otavaAdvance …,
 *   otavaOutput, otavaBatch …
 */
const CUTTING = 0;
const COMPARING = 1;
const WEAK = 2;
const MERGING = 3;
const DONE = 4;

let phase = DONE;
let maxPValue: f64 = 0;
let minMagnitude: f64 = 0;
/** How many weak points have been found and compared. */
let listed = 0;
let compared = 0;

/**
 * Begins a run over the values of `input`, with the window that starts at `from`. Traps when the window or its start
 * cannot be: windows of fewer than two values would never end.
 */
export function otavaBegin(windowLength: i32, largestP: f64, leastMagnitude: f64, from: i32): void {
  checkOptions(largestP, leastMagnitude);
  const n = inputLength();
  if (windowLength < 2 || from < 0) {
    unreachable();
  }
  maxPValue = largestP;
  minMagnitude = leastMagnitude;
  phase = CUTTING;
  const some = fillMissing(inputValues(), n);
  // one window holds the whole series then, and sums of places cannot overflow
  const length = min(windowLength, max(2, 2 * n));
  beginSplit(inputValues(), n, length, maxPValue, some ? from : n);
}

/** Adds a weak point that is known from before. */
export function otavaKnown(index: i32): void {
  addFound(index);
}

/**
 * Cuts all windows that are full, and returns where the next one begins: more values at the end change nothing before
 * it. What was found is told by `otavaFound`.
 */
export function otavaSettle(): i32 {
  while (nextWindow() + windowLength() <= inputLength()) {
    cutNextWindow();
  }
  return nextWindow();
}

/** The first index found at or after `from`; the number of values when there is none. */
export function otavaFound(from: i32): i32 {
  return nextFound(from);
}

/**
 * Does some of the work: so many windows, comparisons or dropped points. Returns 2 when the weak points are there, 4
 * when all is done, something else when it is to be called again.
 */
export function otavaAdvance(budget: i32): i32 {
  if (phase === WEAK) {
    beginMerge(inputLength(), maxPValue, minMagnitude);
    phase = MERGING;
  }
  for (; budget > 0 && phase !== WEAK && phase !== DONE; budget--) {
    phase = step();
  }
  return phase;
}

function step(): i32 {
  if (phase === CUTTING) {
    if (nextWindow() < inputLength()) {
      cutNextWindow();
      return CUTTING;
    }
    listWeak();
    return COMPARING;
  }
  if (phase === COMPARING) {
    return compareNext() ? COMPARING : WEAK;
  }
  return mergeStep() ? DONE : MERGING;
}

function listWeak(): void {
  beginWeak(inputValues(), inputLength(), foundCount());
  listed = 0;
  compared = 0;
  for (let index = nextFound(0); index < inputLength(); index = nextFound(index + 1)) {
    setIndex(listed++, index);
  }
}

function compareNext(): bool {
  if (compared === listed) {
    return false;
  }
  const start = compared === 0 ? 0 : indexOf(compared - 1);
  const end = compared + 1 < listed ? indexOf(compared + 1) : inputLength();
  compareAt(compared++, start, end);
  return true;
}

/** Begins to put out the points, with the statistics Otava has or with those that are true. */
export function otavaOutput(reference: bool): void {
  beginOutput(inputValues(), reference);
}

/** Writes a batch of points as records; returns how many, 0 at the end. */
export function otavaBatch(): i32 {
  return nextBatch();
}

/** Mean and standard deviation of values [start, end) into the first record. */
export function describe(start: i32, end: i32): void {
  meanAndStd(inputValues() + ((<usize>start) << 3), end - start);
  store<f64>(record(0), mean);
  store<f64>(record(0), std, 8);
}

/** The best cut of the values [start, end), taken as an interval of one window: index and divergence. For tests. */
export function otavaCandidate(start: i32, end: i32): void {
  reserveWindow(inputLength());
  findCuts(inputValues(), start, end);
  store<f64>(record(0), <f64>load<i32>(bestTau + ((<usize>end) << 2)));
  store<f64>(record(0), load<f64>(bestQ + ((<usize>end) << 3)), 8);
}
