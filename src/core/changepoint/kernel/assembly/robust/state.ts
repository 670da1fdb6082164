import { allocate } from '../memory';

/**
 * What is known after each of the last values: one row of doubles a value, in a ring. Going back to an earlier value is
 * reading its row; so a change found some values late is as if found at once.
 */
export const RING: i32 = 512;
const ROW_BYTES: usize = 24 * 8;

// Offsets in a row. Values are relative to `OFFSET`, which is about the level of the segment.
/** Of the current segment: number of values, their sum, the first and the last, all cleaned of outliers. */
export const COUNT: usize = 0;
export const SUM: usize = 8;
export const FIRST: usize = 16;
export const LAST: usize = 24;
/** Sum of squared innovations, and their number (both forgetting). */
export const SQUARES: usize = 32;
export const WEIGHT: usize = 40;
/** Sum of products of neighbours, and of squares of the earlier one. */
export const LAGGED: usize = 48;
export const LAGGED_SQUARES: usize = 56;
/** Scores beyond `TAIL`, up and down: how many, and their excess; and how many there were in all. */
export const UP: usize = 64;
export const UP_EXCESS: usize = 72;
export const DOWN: usize = 80;
export const DOWN_EXCESS: usize = 88;
export const TAILS: usize = 96;
/** Local variance of the scores, fast and slow; the last score. */
export const SPREAD: usize = 104;
export const SPREAD_LONG: usize = 112;
export const SCORE: usize = 120;
export const OFFSET: usize = 128;
/** Index of the segment's first value. */
export const START: usize = 136;
/** What follows for the noise: variance of innovations, autocorrelation with and without caution. */
export const VARIANCE: usize = 144;
export const PHI: usize = 152;
export const CORRELATION: usize = 160;

/** Triples of neighbours without a jump: their number, and the mean squares of one step and of two, older ones forgotten. */
export const TRIPLES: usize = 168;
export const ONE_STEP: usize = 176;
export const TWO_STEPS: usize = 184;

let rows: usize = 0;

export function allocateRows(): void {
  rows = allocate(<usize>RING * ROW_BYTES);
}

/** Row after value t; -1 for before the first. */
export function row(t: i32): usize {
  return rows + <usize>((t + 1) & (RING - 1)) * ROW_BYTES;
}

export function copyRow(to: usize, from: usize): void {
  // unrolled: a call costs more than this copy
  for (let i: usize = 0; i < ROW_BYTES; i += 16) {
    v128.store(to + i, v128.load(from + i));
  }
}

export function clearRow(at: usize): void {
  memory.fill(at, 0, ROW_BYTES);
}
