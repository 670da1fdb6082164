import { candidateAt, candidates, clearCandidates, findCandidates } from './candidates';
import { count, indexAt, insertChange, moveTo, noteContrast, removeChange, shownByAt } from './changes';
import { clearCleaned } from './clean';
import {
  AGO,
  AGO_SHARE,
  BURST,
  FRESH,
  HINDSIGHT,
  HINDSIGHT_HOLD,
  HINDSIGHT_HOLD_LEAST,
  HORIZON,
  LOOK_BACK,
  MOVE_GAIN,
  SETTLED,
  STANDS_OUT,
  YOUNG,
} from './settings';
import { deviation } from './steady';
import { bestPlace, prominence, strengthOf } from './strength';

/**
 * Judges the last `HORIZON` values once more. The scan tells soon that something changed; hindsight tells what the history
 * looks like today. It judges the changes found so far, and candidates that the scan passed by. The weakest is taken away and its
 * neighbours are judged anew, until all are significant. Less is asked of what was reported before: reports last.
 */
const BYTES: usize = 16;
const cuts = memory.data(16400, 8);
let n: i32 = 0;

function cutAt(i: i32): i32 {
  return load<i32>(cuts + <usize>i * BYTES);
}

/** Number of the change that is reported there, -1 for a candidate. */
function changeAt(i: i32): i32 {
  return load<i32>(cuts + <usize>i * BYTES, 4);
}

function strengthAt(i: i32): f64 {
  return load<f64>(cuts + <usize>i * BYTES, 8);
}

function addCut(index: i32, change: i32): void {
  const at = cuts + <usize>n * BYTES;
  store<i32>(at, index);
  store<i32>(at, change, 4);
  n++;
}

export function clearHindsight(): void {
  clearCleaned();
  clearCandidates();
}

/** Is it time to look back, with value t? */
export function isTimeToLookBack(t: i32): bool {
  return (t & (LOOK_BACK - 1)) === LOOK_BACK - 1;
}

/** The first value that now belongs to another segment; beyond all values where none does. */
let touched: i32 = 0;

function touch(index: i32): void {
  touched = min(touched, index);
}

/** Was there a look back since value `from`, before value t? */
export function lookedBackSince(from: i32, t: i32): bool {
  return t / LOOK_BACK !== from / LOOK_BACK;
}

/** Looks back from value t. Gives the first value that belongs to another segment than before, i32.MAX_VALUE for none. */
export function lookBack(t: i32, needed: f64): i32 {
  touched = i32.MAX_VALUE;
  findCandidates(t);
  // changes near the horizon stay: what was before them is out of sight
  const lowest = max(0, t + 1 - HORIZON);
  const settled = lowest > 0 ? lowest + SETTLED : 0;
  let first = count;
  while (first > 0 && indexAt(first - 1) > settled) {
    first--;
  }
  gather(first, first > 0 ? max(lowest, indexAt(first - 1)) : lowest, t);
  if (n <= 2) {
    return touched;
  }
  dropLongAgo();
  const hold = max(HINDSIGHT_HOLD_LEAST, HINDSIGHT_HOLD * needed);
  const enter = HINDSIGHT * needed;
  for (let i = 1; i < n - 1; i++) {
    judge(i, hold, enter);
  }
  eliminate(hold, enter);
  apply(first, t, needed);
  return touched;
}

/** The cuts to judge, between the ends. */
function gather(first: i32, lowest: i32, t: i32): void {
  n = 0;
  addCut(lowest, -1);
  let change = first;
  for (let i = 0; i < candidates; i++) {
    const place = candidateAt(i);
    while (change < count && indexAt(change) <= place) {
      addCut(indexAt(change), change);
      change++;
    }
    if (place > cutAt(n - 1)) {
      addCut(place, -1);
    }
  }
  for (; change < count; change++) {
    addCut(indexAt(change), change);
  }
  addCut(t + 1, -1);
}

/** Drops candidates that did not last for as long as is asked of what is so long ago, from the oldest on. */
function dropLongAgo(): void {
  const last = cutAt(n - 1) - 1;
  let kept = 1;
  for (let i = 1; i < n - 1; i++) {
    const b = cutAt(i);
    // between what is left before it and what comes after it
    const lasted = min(b - cutAt(kept - 1), cutAt(i + 1) - b);
    if (changeAt(i) >= 0 || last - b <= AGO_SHARE * lasted + AGO) {
      copyCut(kept++, i);
    }
  }
  copyCut(kept++, n - 1);
  n = kept;
}

function copyCut(to: i32, from: i32): void {
  memory.copy(cuts + <usize>to * BYTES, cuts + <usize>from * BYTES, BYTES);
}

/** Works out how much of what is asked of a cut it reaches. */
function judge(i: i32, hold: f64, enter: f64): void {
  const a = cutAt(i - 1);
  const b = cutAt(i);
  const c = cutAt(i + 1);
  const isKnown = changeAt(i) >= 0;
  let share = strengthOf(a, b, c) / (isKnown ? hold : enter);
  if (isKnown && cutAt(n - 1) - 1 - shownByAt(changeAt(i)) < FRESH) {
    share = Infinity;
  } else if (!isKnown) {
    share = min(share, prominence / STANDS_OUT);
  }
  // a level of so few values is a burst, unless it is the last one, and known
  if ((b - a <= BURST && i > 1) || (c - b <= BURST && !(isKnown && i === n - 2))) {
    share *= 0.001;
  }
  store<f64>(cuts + <usize>i * BYTES, share, 8);
}

function eliminate(hold: f64, enter: f64): void {
  while (n > 2) {
    let weakest = 1;
    for (let i = 2; i < n - 1; i++) {
      if (strengthAt(i) < strengthAt(weakest)) {
        weakest = i;
      }
    }
    if (strengthAt(weakest) >= 1) {
      return;
    }
    const at = cuts + <usize>weakest * BYTES;
    n--;
    memory.copy(at, at + BYTES, <usize>(n - weakest) * BYTES);
    if (weakest > 1) {
      judge(weakest - 1, hold, enter);
    }
    if (weakest < n - 1) {
      judge(weakest, hold, enter);
    }
  }
}

function remove(change: i32): void {
  touch(indexAt(change));
  removeChange(change);
}

/** How far a change may have been from where it is seen now, and a candidate. */
const MOVE: i32 = 8;
const NEARBY: i32 = 5;

function place(i: i32, reach: i32, least: f64): void {
  const best = bestPlace(cutAt(i - 1), cutAt(i), cutAt(i + 1), reach, least);
  const change = changeAt(i);
  if (change >= 0 && best !== cutAt(i)) {
    touch(min(best, cutAt(i)));
  }
  store<i32>(cuts + <usize>i * BYTES, best);
}

/** Makes the list of changes, from the first one judged on, what is left. */
function apply(first: i32, t: i32, needed: f64): void {
  // places first: they are given by the neighbours that are left
  for (let i = 1; i < n - 1; i++) {
    if (changeAt(i) < 0) {
      place(i, NEARBY, 0);
    } else if (t - shownByAt(changeAt(i)) < YOUNG) {
      place(i, MOVE, MOVE_GAIN * deviation * deviation);
    }
  }
  // where the list has been gone through, and which of the changes as they were comes next
  let at = first;
  let old = first;
  const end = count;
  for (let i = 1; i < n - 1; i++) {
    const here = cutAt(i);
    const known = changeAt(i);
    if (known >= 0) {
      for (; old < known; old++) {
        remove(at);
      }
      if (indexAt(at) !== here) {
        moveTo(at, here, t);
      }
      old++;
      at++;
      continue;
    }
    // a change nearby that was taken away has moved here
    let isMoved = false;
    for (const next = nextKnown(i, end); old < next && indexAt(at) < here + MOVE; old++) {
      if (!isMoved && indexAt(at) > here - MOVE) {
        touch(min(indexAt(at), here));
        moveTo(at++, here, t);
        isMoved = true;
      } else {
        remove(at);
      }
    }
    if (!isMoved) {
      touch(here);
      const z = max(needed, strengthOf(cutAt(i - 1), here, cutAt(i + 1)) / HINDSIGHT);
      insertChange(at++, here, t, z, t + 1);
    }
  }
  for (; old < end; old++) {
    remove(at);
  }
}

/** The number of the first change that is kept after cut i; `end` where none is. */
function nextKnown(i: i32, end: i32): i32 {
  for (; i < n - 1; i++) {
    if (changeAt(i) >= 0) {
      return changeAt(i);
    }
  }
  return end;
}
