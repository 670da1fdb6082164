import type { DetectOptions } from '../src/core/changepoint/detection';

/** The methods to measure. */
export const METHODS: Record<string, DetectOptions> = {
  otava: { method: 'otava', maxPValue: 0.001, minMagnitude: 0, windowLength: 50 },
  robust: { method: 'robust', maxPValue: 0.01, minMagnitude: 0 },
};
