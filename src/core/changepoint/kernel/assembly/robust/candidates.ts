import { clean, oldest, sumAddress, sumUntil } from './clean';
import { CANDIDATE, HORIZON } from './settings';
import { correlation, deviation } from './steady';

/**
 * Finds the places that hindsight looks at: those at which the means of as many values before and after differ most, among those around
 * (moving sums, MOSUM; Eichinger & Kirch 2018), on eight scales. Ascending.
 */
const SCALES: i32 = 8;
const scales: StaticArray<i32> = [4, 6, 9, 13, 19, 28, 42, 63];
/** On each scale: the first place not yet looked at. */
const asked = memory.data(32, 4);
const MOST: i32 = 512;
const places = memory.data(2048, 4);
export let candidates: i32 = 0;

export function clearCandidates(): void {
  candidates = 0;
  memory.fill(asked, 0, 32);
}

export function candidateAt(i: i32): i32 {
  return load<i32>(places + ((<usize>i) << 2));
}

/** Takes values up to t, inclusive, and finds the places that they decide. */
export function findCandidates(t: i32): void {
  clean(t);
  forgetBefore(t + 1 - HORIZON);
  const spread = CANDIDATE * deviation * Math.sqrt((1 + correlation) / (1 - correlation));
  for (let i = 0; i < SCALES; i++) {
    const h = scales[i];
    const at = asked + ((<usize>i) << 2);
    // its neighbours have all their values too
    const end = t + 2 - h - (h >> 1);
    const least = spread * Math.sqrt(2 * <f64>h);
    let b = max(load<i32>(at), max(2, oldest + 1));
    for (; b < end && b - h < oldest; b++) {
      lookAt(b, h, least);
    }
    // most places are none, which two at once show; of two neighbours, only the one that differs more can be one
    const limit = f64x2.splat(least);
    for (; b + 1 < end; b += 2) {
      const sizes = differencesAt(b, h);
      if (v128.any_true(f64x2.ge(sizes, limit))) {
        const first = f64x2.extract_lane(sizes, 0);
        const second = f64x2.extract_lane(sizes, 1);
        if (first >= second ? isPeak(b, h, first) : isPeak(b + 1, h, second)) {
          note(first >= second ? b : b + 1);
        }
      }
    }
    for (; b < end; b++) {
      lookAt(b, h, least);
    }
    store<i32>(at, b);
  }
}

function lookAt(b: i32, h: i32, least: f64): void {
  const size = differenceAt(b, h);
  if (size >= least && isPeak(b, h, size)) {
    note(b);
  }
}

/** Differences of the means at b and at b + 1, of h values on each side. At least h values must come before b. */
function differencesAt(b: i32, h: i32): v128 {
  const span = (<usize>h) << 3;
  const at = sumAddress(b);
  const here = v128.load(at);
  return f64x2.abs(f64x2.add(f64x2.sub(f64x2.sub(v128.load(at + span), here), here), v128.load(at - span)));
}

/** Difference of the sums of h values on both sides; at the start of a series there are fewer before. */
function differenceAt(b: i32, h: i32): f64 {
  const here = sumUntil(b);
  const after = sumUntil(b + h) - here;
  if (b - h >= oldest) {
    return Math.abs(after - here + sumUntil(b - h));
  }
  const n = <f64>(b - oldest);
  const share = <f64>h / n;
  // by as much as its standard deviation is larger
  return Math.abs(after - share * (here - sumUntil(oldest))) * Math.sqrt(2 / (1 + share));
}

/** Do the means of h values differ most at b, of all places less than half of that away, or as much as at a later one? */
function isPeak(b: i32, h: i32, size: f64): bool {
  const around = h >> 1;
  let k = 1;
  if (b - around - 1 - h >= oldest) {
    const here = f64x2.splat(size);
    for (; k < around; k += 2) {
      const before = f64x2.ge(differencesAt(b - k - 1, h), here);
      if (v128.any_true(v128.or(before, f64x2.gt(differencesAt(b + k, h), here)))) {
        return false;
      }
    }
  }
  for (; k <= around; k++) {
    if ((b - k > oldest && differenceAt(b - k, h) >= size) || differenceAt(b + k, h) > size) {
      return false;
    }
  }
  return true;
}

function note(b: i32): void {
  let i = candidates;
  while (i > 0 && candidateAt(i - 1) >= b) {
    i--;
  }
  if ((i < candidates && candidateAt(i) === b) || candidates === MOST) {
    return;
  }
  const at = places + ((<usize>i) << 2);
  memory.copy(at + 4, at, (<usize>(candidates - i)) << 2);
  store<i32>(at, b);
  candidates++;
}

function forgetBefore(first: i32): void {
  let gone = 0;
  while (gone < candidates && candidateAt(gone) < first) {
    gone++;
  }
  candidates -= gone;
  memory.copy(places, places + ((<usize>gone) << 2), (<usize>candidates) << 2);
}
