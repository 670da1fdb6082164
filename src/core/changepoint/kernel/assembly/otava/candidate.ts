import { allocate } from '../memory';
import { coefficientsOf, TABLE_COLUMNS } from './coefficients';

/**
 * Where to cut an interval: the maximum of the scaled energy divergence (Matteson & James 2014, "A nonparametric
 * approach for multiple change point analysis of multivariate data", equation 2.6) between X = [s, τ) and Y = [τ, κ)
 * over all s < τ < κ ≤ e.
 *
 * Rows are r = τ-s-1, columns c = κ-s-2. Sums are in the order of Otava 0.8.0, which fills matrices for them, so that
 * ties come out the same: the smallest τ wins, then the smallest κ. Four columns go side by side, one in each lane of
 * two vectors, so every column keeps its own order of additions.
 */

/** Best divergence, and its τ, over all κ up to the index: the best cut of [s, e) is at index e. */
export let bestQ: usize = 0;
export let bestTau: usize = 0;

/** H(t, c): distances of point t to those after it, up to column c. */
let rowSums: usize = 0;
/** Distances within the first r + 1 points. */
let withinX: usize = 0;
/** Of the block's four columns: H, distances within Y, and the divergence. */
let blockRows: usize = 0;
let withinY: usize = 0;
let divergence: usize = 0;
let scratch: usize = 0;

/** Work space for windows of up to `length` points. */
export function reserveCandidates(length: i32): void {
  const rows = <usize>(length + 8);
  bestQ = allocate(rows << 3);
  bestTau = allocate(rows << 2);
  rowSums = allocate(rows << 3);
  withinX = allocate(rows << 3);
  blockRows = allocate(rows << 5);
  withinY = allocate(rows << 5);
  divergence = allocate(rows << 5);
  scratch = length > TABLE_COLUMNS ? allocate(rows << 6) : 0;
}

/** Fills `bestQ` and `bestTau` for the intervals [s, s+2) … [s, e) of the window that starts at `window`. */
export function findCuts(window: usize, s: i32, e: i32): void {
  const columns = e - s - 1;
  let best: f64 = -Infinity;
  let bestR = 0;
  store<f64>(withinX, 0);
  for (let c0 = 0; c0 < columns; c0 += 4) {
    addDistances(window, s, c0);
    sumWithinY(c0);
    diverge(c0);
    for (let k = 0; k < min(4, columns - c0); k++) {
      const q = load<f64>(greatest + ((<usize>k) << 3));
      if (q >= best && q > -Infinity) {
        const r = firstRow(k, q);
        bestR = q > best ? r : min(r, bestR);
        best = q;
      }
      const kappa = <usize>(s + c0 + k + 2);
      store<f64>(bestQ + (kappa << 3), best);
      store<i32>(bestTau + (kappa << 2), s + 1 + bestR);
    }
  }
}

/** The first row of lane `k` where the divergence is `q`. */
function firstRow(k: i32, q: f64): i32 {
  let at = divergence + ((<usize>k) << 3);
  while (load<f64>(at) !== q) {
    at += 32;
  }
  return <i32>((at - divergence) >> 5);
}

/** Adds the points of four columns to the sums: H of the block, and distances within X. */
function addDistances(window: usize, s: i32, c0: i32): void {
  const x = window + ((<usize>s) << 3);
  const x01 = v128.load(x + ((<usize>c0) << 3), 8);
  const x23 = v128.load(x + ((<usize>c0) << 3), 24);
  const none = f64x2.splat(0);
  let all01 = none;
  let all23 = none;
  // Otava takes sums from the start of the window and subtracts what is before the interval: other last digits
  for (let i = window; i < x; i += 8) {
    const xi = v128.load_splat<f64>(i);
    all01 = f64x2.add(all01, f64x2.abs(f64x2.sub(xi, x01)));
    all23 = f64x2.add(all23, f64x2.abs(f64x2.sub(xi, x23)));
  }
  const before01 = all01;
  const before23 = all23;
  for (let t = 0; t < c0; t++) {
    const place = (<usize>t) << 3;
    const xt = v128.load_splat<f64>(x + place);
    const d01 = f64x2.abs(f64x2.sub(xt, x01));
    const d23 = f64x2.abs(f64x2.sub(xt, x23));
    all01 = f64x2.add(all01, d01);
    all23 = f64x2.add(all23, d23);
    storeRow(t, v128.load_splat<f64>(rowSums + place), d01, d23);
  }
  // Of the last four points, those that are behind their column do not count.
  const last = x + ((<usize>c0) << 3);
  for (let i: usize = 0; i < 4; i++) {
    const xt = v128.load_splat<f64>(last + (i << 3));
    // (at its own place a point has distance 0)
    const d01 = i < 2 ? f64x2.abs(f64x2.sub(xt, x01)) : none;
    const d23 = f64x2.abs(f64x2.sub(xt, x23));
    all01 = f64x2.add(all01, d01);
    all23 = f64x2.add(all23, d23);
    storeRow(c0 + <i32>i, none, d01, d23);
  }
  const added01 = f64x2.sub(all01, before01);
  const added23 = f64x2.sub(all23, before23);
  const within = withinX + ((<usize>c0) << 3);
  let total = load<f64>(within) + f64x2.extract_lane(added01, 0);
  store<f64>(within, total, 8);
  total += f64x2.extract_lane(added01, 1);
  store<f64>(within, total, 16);
  total += f64x2.extract_lane(added23, 0);
  store<f64>(within, total, 24);
  total += f64x2.extract_lane(added23, 1);
  store<f64>(within, total, 32);
}

/** H(t, c) grows by one distance from column to column. */
function storeRow(t: i32, sum: v128, d01: v128, d23: v128): void {
  const none = f64x2.splat(0);
  const h01 = f64x2.add(f64x2.add(sum, v128.shuffle<f64>(d01, d01, 0, 0)), v128.shuffle<f64>(none, d01, 0, 3));
  const h23 = f64x2.add(
    f64x2.add(v128.shuffle<f64>(h01, h01, 1, 1), v128.shuffle<f64>(d23, d23, 0, 0)),
    v128.shuffle<f64>(none, d23, 0, 3)
  );
  const row = blockRows + ((<usize>t) << 5);
  v128.store(row, h01);
  v128.store(row, h23, 16);
  v128.store_lane<f64>(rowSums + ((<usize>t) << 3), h23, 1);
}

/** Distances within Y: rows of H from the column's last up to r + 1. */
function sumWithinY(c0: i32): void {
  let sum01 = f64x2.splat(0);
  let sum23 = f64x2.splat(0);
  for (let t = (<usize>(c0 + 3)) << 5; ; t -= 32) {
    v128.store(withinY + t, sum01);
    v128.store(withinY + t, sum23, 16);
    if (t === 0) {
      return;
    }
    sum01 = f64x2.add(sum01, v128.load(blockRows + t));
    sum23 = f64x2.add(sum23, v128.load(blockRows + t, 16));
  }
}

/** The greatest divergence of each of the four columns. */
const greatest = memory.data(32, 16);

/** The divergence of all cells of the block. */
function diverge(c0: i32): void {
  const length = <f64>(c0 + 2);
  const mean01 = f64x2(2 / length, 2 / (length + 1));
  const mean23 = f64x2(2 / (length + 2), 2 / (length + 3));
  let cross01 = f64x2.splat(0);
  let cross23 = f64x2.splat(0);
  let greatest01 = f64x2.splat(-Infinity);
  let greatest23 = f64x2.splat(-Infinity);
  let coefficients = coefficientsOf(c0, scratch);
  const end = (<usize>(c0 + 4)) << 5;
  for (let r: usize = 0; r < end; r += 32) {
    const inX = v128.load_splat<f64>(withinX + (r >> 2));
    cross01 = f64x2.add(cross01, v128.load(blockRows + r));
    cross23 = f64x2.add(cross23, v128.load(blockRows + r, 16));
    const q01 = f64x2.sub(
      f64x2.sub(f64x2.mul(mean01, f64x2.sub(cross01, inX)), f64x2.mul(v128.load(coefficients), inX)),
      f64x2.mul(v128.load(coefficients, 32), v128.load(withinY + r))
    );
    const q23 = f64x2.sub(
      f64x2.sub(f64x2.mul(mean23, f64x2.sub(cross23, inX)), f64x2.mul(v128.load(coefficients, 16), inX)),
      f64x2.mul(v128.load(coefficients, 48), v128.load(withinY + r, 16))
    );
    v128.store(divergence + r, q01);
    v128.store(divergence + r, q23, 16);
    // the greater one, and never NaN
    greatest01 = f64x2.pmax(greatest01, q01);
    greatest23 = f64x2.pmax(greatest23, q23);
    coefficients += 64;
  }
  v128.store(greatest, greatest01);
  v128.store(greatest, greatest23, 16);
}
