import { allocate } from '../memory';
import { begin, from, intercept, isDrift, slope, stairs, stop, until } from './drift';
import { segments } from './segments';

/** What is reported: steps, and drifts in place of the steps they look like. Ascending. */
const BYTES: usize = 40;
let at: usize = 0;
let room: i32 = 0;
/** How many there are. */
export let groups: i32 = 0;

export function clearGroups(): void {
  room = 0;
  groups = 0;
}

/** The segment that the (first) change of group i begins. */
export function segmentOf(i: i32): i32 {
  return load<i32>(at + <usize>i * BYTES);
}

export function isGradual(i: i32): bool {
  return load<i32>(at + <usize>i * BYTES, 4) > 0;
}

/** How many changes a group stands for. */
export function changesOf(i: i32): i32 {
  return max(1, load<i32>(at + <usize>i * BYTES, 4));
}

/** Of a drift: the values [spanStart, spanEnd), the line's first value, and what a value adds. */
export function spanStart(i: i32): i32 {
  return load<i32>(at + <usize>i * BYTES, 8);
}

export function spanEnd(i: i32): i32 {
  return load<i32>(at + <usize>i * BYTES, 12);
}

export function lineStart(i: i32): f64 {
  return load<f64>(at + <usize>i * BYTES, 16);
}

export function slopeOf(i: i32): f64 {
  return load<f64>(at + <usize>i * BYTES, 24);
}

/** The values [groupStart, groupEnd) that a drift explains: its span, and the levels before and after it. */
export function groupStart(i: i32): i32 {
  return load<i32>(at + <usize>i * BYTES, 32);
}

export function groupEnd(i: i32): i32 {
  return load<i32>(at + <usize>i * BYTES, 36);
}

/** What a drift says about value t. */
export function levelOf(i: i32, t: i32): f64 {
  return lineStart(i) + slopeOf(i) * <f64>(max(spanStart(i), min(spanEnd(i) - 1, t)) - spanStart(i));
}

/** Is drift i over at value t? The level after it is that before the next one, whose it is then. */
export function isOver(i: i32, t: i32): bool {
  return groupEnd(i) <= t || (i + 1 < groups && isGradual(i + 1) && groupStart(i + 1) <= t);
}

function makeRoom(): void {
  if (room < segments) {
    room = 2 * segments;
    at = allocate(<usize>room * BYTES);
  }
  groups = 0;
}

/** Takes each change between the segments there are as a step. */
export function takeAsSteps(): void {
  makeRoom();
  for (let i = 1; i < segments; i++) {
    add(i, 0);
  }
}

/** Groups the changes between the segments there are. */
export function groupChanges(): void {
  makeRoom();
  let done: i32 = 0;
  for (let first = 1; first < segments;) {
    const n = stairs(first);
    if (n === 0) {
      add(first++, 0);
    } else if (isDrift(first, n, done)) {
      const place = add(first, n);
      store<i32>(place, from, 8);
      store<i32>(place, until, 12);
      store<f64>(place, intercept, 16);
      store<f64>(place, slope, 24);
      store<i32>(place, begin, 32);
      store<i32>(place, stop, 36);
      done = until;
      first += n;
    } else {
      for (let i = 0; i < n; i++) {
        add(first++, 0);
      }
    }
  }
}

function add(segment: i32, changes: i32): usize {
  const place = at + <usize>groups * BYTES;
  groups++;
  store<i32>(place, segment);
  store<i32>(place, changes, 4);
  return place;
}

export function removeGroups(): void {
  groups = 0;
}
