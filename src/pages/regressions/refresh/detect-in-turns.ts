import type { ManyDetector } from '../../../core/changepoint/detection';

/**
 * Detects for one caller after the other: each needs a memory of its own while it is busy, and many at once would not be
 * faster. Results are not kept in memory: there are too many series, and the page has a cache of its own.
 */
export function inTurns(detector: ManyDetector): ManyDetector {
  let last: Promise<unknown> = Promise.resolve();
  return {
    async *detectMany(series, options, control) {
      const before = last;
      let done = () => undefined as void;
      last = new Promise<void>((resolve) => (done = resolve));
      await before;
      try {
        yield* detector.detectMany(series, options, { ...control, keep: false });
      } finally {
        done();
      }
    },
  };
}
