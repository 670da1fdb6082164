/** Results leave in batches of records of ten doubles, in a place that never moves. */
export const RECORD_BYTES: i32 = 80;
export const BATCH: i32 = 64;

const records = memory.data(5120, 16);

/** Where the host finds the records of a batch. */
export function recordsAt(): usize {
  return records;
}

/** Address of record `i` of the batch. */
export function record(i: i32): usize {
  return records + <usize>(i * RECORD_BYTES);
}
