import { pause } from '../../../core/changepoint/kernel/pause';

/** Browsers call tasks of more than 50 ms long, ms. */
const TURN = 20;

let began = 0;

/**
 * Lets the page have its turn when it has waited for a while. Work on many small things is one long task otherwise: what
 * is awaited is there already, so nothing comes in between.
 */
export async function yieldToPage(): Promise<void> {
  if (performance.now() - began > TURN) {
    await pause();
    began = performance.now();
  }
}
