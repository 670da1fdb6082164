import { QUERY_BOUNDS } from '../bounds';
import { checkObject, excerpt, isNumber, sayBounds } from '../decode/check';
import { HunterError } from '../errors';
import type { DetectionOptions } from './options';

const METHODS: Array<DetectionOptions['method']> = ['robust', 'otava', 'off'];
const P_VALUE = { above: 0, max: 1 };
const WINDOW = { ...QUERY_BOUNDS.windowLength, whole: true };

/**
 * Checks the detection options.
 *
 * @param path prefix of the option names in the error: queries and panels have them under `detection`, the lines of
 *   `hunter detect` at the top level
 * @throws HunterError naming the first option that cannot be used, and what it may hold
 */
export function validateDetection(detection: DetectionOptions, path = 'detection.'): void {
  checkObject('detection', detection);
  const { method, maxPValue, minMagnitude, minProminence, windowLength } = detection;
  const cannotUse = (what: string, name: string, must: string) =>
    new HunterError('input', `Detection cannot use ${what}: ${path}${name} must be ${must}.`);
  if (!METHODS.includes(method)) {
    throw cannotUse(`an unknown detection method ${excerpt(method)}`, 'method', '"robust", "otava" or "off"');
  }
  if (!isNumber(maxPValue, P_VALUE)) {
    throw cannotUse(`a maximum p-value of ${excerpt(maxPValue)}`, 'maxPValue', `${sayBounds(P_VALUE)}, such as 0.01`);
  }
  if (!isNumber(minMagnitude, QUERY_BOUNDS.minMagnitude)) {
    throw cannotUse(
      `a minimum magnitude of ${excerpt(minMagnitude)}`,
      'minMagnitude',
      `${sayBounds(QUERY_BOUNDS.minMagnitude)}, such as 0.05 for 5 %`
    );
  }
  if (minProminence !== undefined && !isNumber(minProminence, QUERY_BOUNDS.minProminence)) {
    throw cannotUse(
      `a minimum prominence of ${excerpt(minProminence)}`,
      'minProminence',
      `${sayBounds(QUERY_BOUNDS.minProminence)}, such as 1`
    );
  }
  if (windowLength !== undefined && !isNumber(windowLength, WINDOW)) {
    throw cannotUse(`a window of ${excerpt(windowLength)} points`, 'windowLength', `${sayBounds(WINDOW)}, such as 50`);
  }
}
