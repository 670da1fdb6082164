import { pause } from '../../../core/changepoint/kernel/pause';

/** Work between two pauses, ms: browsers call a task of more than 50 ms long. */
const MAX_WORK = 20;

let workBegan = 0;

/**
 * Pauses when the page has waited for a while, so that it can draw and take input. Work on many small items is one long
 * task otherwise: with results at hand, `await` alone lets nothing else run.
 */
export async function yieldToPage(): Promise<void> {
  if (performance.now() - workBegan > MAX_WORK) {
    await pause();
    workBegan = performance.now();
  }
}
