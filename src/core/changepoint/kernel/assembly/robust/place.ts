import { level, phi, readLevel, readNoise, variance } from './noise';
import { plain, plains } from './series';
import { LEAST_BEFORE, MOVE_GAIN, PLACE, REPLACE } from './settings';
import { OFFSET, RING, row, START } from './state';
import { clippedMean, median } from './sort';

/** Losses are cut at three standard deviations, squared: biweight, as in Fearnhead & Rigaill (2019). */
const CUT: f64 = 9;
/** How many values tell the level where there are many. */
const ENOUGH: i32 = 32;

function loss(t: i32, levelBefore: f64, levelNow: f64, ar: f64, most: f64): f64 {
  const innovation = plain(t) - levelNow - ar * (plain(t - 1) - levelBefore);
  return min(most, innovation * innovation);
}

/** Losses of values [from, to), all at one level; two at once. */
function losses(from: i32, to: i32, level: f64, ar: f64, most: f64): f64 {
  const levels = f64x2.splat(level);
  const share = f64x2.splat(ar);
  const limit = f64x2.splat(most);
  let sums = f64x2.splat(0);
  let q = from;
  for (; q + 1 < to; q += 2) {
    const neighbour = f64x2.sub(plains(q - 1), levels);
    const innovation = f64x2.sub(f64x2.sub(plains(q), levels), f64x2.mul(share, neighbour));
    sums = f64x2.add(sums, f64x2.pmin(f64x2.mul(innovation, innovation), limit));
  }
  const sum = f64x2.extract_lane(sums, 0) + f64x2.extract_lane(sums, 1);
  return q < to ? sum + loss(q, level, level, ar, most) : sum;
}

/**
 * Where exactly the segment that ends with value t splits, given that it does about at `index`: the place with the
 * least loss, levels being those of the values around.
 */
export function placeSplit(index: i32, t: i32, notBefore: i32): i32 {
  const at = row(t);
  const start = <i32>load<f64>(at, START);
  readNoise(row(index - 1 > t - RING + 2 ? index - 1 : t));
  const ar = phi;
  const most = CUT * variance;
  const cut = 3 * Math.sqrt(variance / (1 - ar * ar));
  const lowest = max(max(start + LEAST_BEFORE, notBefore), index - PLACE);
  const highest = min(t - 1, index + PLACE);
  const end = min(t, highest + PLACE);
  // levels after the split: values around the middle of those that are surely after it, from the last to the first
  const last = min(t + 1, highest + ENOUGH);
  const middle = median(index, last);
  let sum: f64 = 0;
  for (let q = last - 1; q > highest; q--) {
    sum += max(-cut, min(cut, plain(q) - middle));
  }
  let best = index;
  let least = Infinity;
  for (let place = highest; place >= lowest; place--) {
    sum += max(-cut, min(cut, plain(place) - middle));
    const after = middle + sum / <f64>(last - place);
    const before = levelBefore(place, start, t, cut);
    const total =
      losses(lowest, place, before, ar, most) +
      loss(place, before, after, ar, most) +
      losses(place + 1, end + 1, after, ar, most);
    if (total <= least) {
      least = total;
      best = place;
    }
  }
  return best;
}

/** Of the segment up to `place`: as its row has it, or, when that is gone, by the values before. */
function levelBefore(place: i32, start: i32, t: i32, cut: f64): f64 {
  const at = row(place - 1);
  if (place - 1 <= t - RING + 2) {
    return clippedMean(max(start, place - ENOUGH), place, cut);
  }
  readLevel(at);
  return level + load<f64>(at, OFFSET);
}

/** A better place for the young change at `index`, now that value t is known; itself when none is clearly better. */
export function placeAgain(index: i32, t: i32): i32 {
  const at = row(index - 1);
  readNoise(at);
  const ar = phi;
  const most = CUT * variance;
  readLevel(at);
  const before = level + load<f64>(at, OFFSET);
  readLevel(row(t));
  const after = level + load<f64>(row(t), OFFSET);
  const lowest = max(<i32>load<f64>(at, START) + LEAST_BEFORE, index - REPLACE);
  const highest = min(t - 1, index + REPLACE);
  let old: f64 = 0;
  let rest = losses(lowest + 1, highest + 1, after, ar, most);
  let best = index;
  let least = Infinity;
  let here = Infinity;
  for (let q = lowest; q <= highest; q++) {
    const total = old + loss(q, before, after, ar, most) + rest;
    if (total < least) {
      least = total;
      best = q;
    }
    if (q === index) {
      here = total;
    }
    old += loss(q, before, before, ar, most);
    if (q < highest) {
      rest -= loss(q + 1, after, after, ar, most);
    }
  }
  return least < here - MOVE_GAIN * variance ? best : index;
}
