import { beginTournament, replay, Tournament, winner } from './tournament';
import { alive, compareAt, count, indexOf, magnitudes, nextAlive, previousAlive, pValues } from './weak';

const leastCertain = changetype<Tournament>(memory.data(48, 8));
const smallest = changetype<Tournament>(memory.data(48, 8));

let maxPValue: f64 = 0;
let minMagnitude: f64 = 0;
let length = 0;
let first = 0;
let magnitudesMatter = false;

/** Begins to merge the weak points of a series of `n` values. */
export function beginMerge(n: i32, largestP: f64, leastMagnitude: f64): void {
  length = n;
  maxPValue = largestP;
  minMagnitude = leastMagnitude;
  first = 0;
  magnitudesMatter = false;
  beginTournament(leastCertain, pValues, alive, count, 1);
}

/**
 * Drops the least certain point until all are certain enough, then the smallest until all are large enough, comparing
 * the segments anew after each: one step of this. True when it is done.
 *
 * Otava's bug is kept, because it decides on the list: after dropping the point at position i it compares anew the
 * points now at i and i + 1, though the segments of those at i - 1 and i have changed. So one point in six carries
 * statistics of a segment that no longer exists.
 */
export function mergeStep(): bool {
  if (first >= count) {
    return true;
  }
  let worst = worstOf(leastCertain, pValues);
  if (load<f64>(pValues + ((<usize>worst) << 3)) < maxPValue) {
    if (!magnitudesMatter) {
      magnitudesMatter = true;
      beginTournament(smallest, magnitudes, alive, count, -1);
    }
    worst = worstOf(smallest, magnitudes);
    if (load<f64>(magnitudes + ((<usize>worst) << 3)) > minMagnitude) {
      return true;
    }
  }
  drop(worst);
  return false;
}

/** The first greatest; a NaN in first place wins, elsewhere it is passed over. */
function worstOf(tree: Tournament, keys: usize): i32 {
  return isNaN(load<f64>(keys + ((<usize>first) << 3))) ? first : winner(tree);
}

function drop(place: i32): void {
  store<u8>(alive + <usize>place, 0);
  replayAll(place);
  const next = nextAlive(place);
  if (place === first) {
    first = next;
  }
  if (next < count) {
    compareAgain(next);
    const second = nextAlive(next);
    if (second < count) {
      compareAgain(second);
    }
  }
}

function compareAgain(place: i32): void {
  compareAt(place, startNow(place), endNow(place));
  replayAll(place);
}

function replayAll(place: i32): void {
  replay(leastCertain, place);
  if (magnitudesMatter) {
    replay(smallest, place);
  }
}

/** Where the segments beside a point begin and end now. */
export function startNow(place: i32): i32 {
  const previous = previousAlive(place);
  return previous < 0 ? 0 : indexOf(previous);
}

export function endNow(place: i32): i32 {
  const next = nextAlive(place);
  return next < count ? indexOf(next) : length;
}
