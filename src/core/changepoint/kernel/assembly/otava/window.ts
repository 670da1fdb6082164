import { allocate } from '../memory';
import { bestQ, bestTau, findCuts, reserveCandidates } from './candidate';
import { isSignificant } from './critical';
import { isHopeless } from './hopeless';
import { tOf } from './t-test';

/** Ends of the window's intervals, ascending; the first begins at 0. */
let ends: usize = 0;
/** By end of an interval: 1 where a cut of it could pass the t-test. */
let hopes: usize = 0;
let count = 0;

/** Work space for windows of up to `length` points. */
export function reserveWindow(length: i32): void {
  reserveCandidates(length);
  ends = allocate((<usize>(length + 1)) << 2);
  hopes = allocate(<usize>(length + 1));
}

/**
 * Cuts the window of `n` points at `window` at its best candidate, again and again, until the best one is not
 * significant: then it ends, even if other intervals could be cut. The cuts are what `cutsOf` then says.
 *
 * Equal to looking at every interval's best cut each time, but cheaper: the left part of a cut interval needs no new
 * search (the search has met all its cuts on the way, in the same sums), and when no cut of any interval can be
 * significant the best need not be known.
 */
export function cutWindow(window: usize, n: i32): void {
  store<i32>(ends, n);
  count = 1;
  let hopeful = judge(window, 0, n);
  if (hopeful === 0) {
    return;
  }
  search(window, 0, n);
  for (;;) {
    const best = bestInterval();
    if (best < 0) {
      return;
    }
    const start = best === 0 ? 0 : endOf(best - 1);
    const end = endOf(best);
    const tau = load<i32>(bestTau + ((<usize>end) << 2));
    if (!isSignificant(tOf(window + ((<usize>start) << 3), tau - start, end - tau), end - start - 2)) {
      return;
    }
    insert(best, tau);
    hopeful -= <i32>load<u8>(hopes + <usize>end);
    hopeful += judge(window, start, tau) + judge(window, tau, end);
    if (hopeful === 0) {
      return;
    }
    search(window, tau, end);
  }
}

/** Number of cuts of the window. */
export function cutCount(): i32 {
  return count - 1;
}

/** Cut `i` of the window, ascending. */
export function cutAt(i: i32): i32 {
  return endOf(i);
}

function endOf(i: i32): i32 {
  return load<i32>(ends + ((<usize>i) << 2));
}

function insert(position: i32, end: i32): void {
  const at = ends + ((<usize>position) << 2);
  memory.copy(at + 4, at, (<usize>(count - position)) << 2);
  store<i32>(at, end);
  count++;
}

function judge(window: usize, start: i32, end: i32): i32 {
  const n = end - start;
  const hope = n >= 2 && !isHopeless(window + ((<usize>start) << 3), n) ? 1 : 0;
  store<u8>(hopes + <usize>end, <u8>hope);
  return hope;
}

function search(window: usize, start: i32, end: i32): void {
  if (end - start >= 2) {
    findCuts(window, start, end);
  }
}

/** The interval whose best cut diverges most, the leftmost on ties; -1 when none can be cut. */
function bestInterval(): i32 {
  let best = -1;
  let greatest: f64 = 0;
  let start = 0;
  for (let i = 0; i < count; i++) {
    const end = endOf(i);
    if (end - start >= 2) {
      const q = load<f64>(bestQ + ((<usize>end) << 3));
      if (best < 0 || q > greatest) {
        best = i;
        greatest = q;
      }
    }
    start = end;
  }
  return best;
}
