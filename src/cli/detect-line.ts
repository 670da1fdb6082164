import { HunterError } from '../core/errors';
import type { ChangePoint } from '../core/changepoint/change-point';
import { detectChangePoints } from '../core/changepoint/detect';
import { DEFAULT_DETECTION, type DetectionOptions } from '../core/query/model';
import { validateDetection } from '../core/query/parse';

/** A change point as `hunter detect` writes it. */
type Found = ChangePoint & { time?: number };

/**
 * The change points of `{values, times?, method?, maxPValue?, minMagnitude?, windowLength?, referenceStatistics?}`.
 *
 * @throws HunterError naming the field that cannot be used
 */
export function detectLine(input: unknown): Found[] {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw invalid('The line must be an object with "values".');
  }
  const { values, times, referenceStatistics, ...rest } = input as Record<string, unknown>;
  const numbers = readNumbers(values, 'values', true);
  const at = times === undefined ? undefined : readNumbers(times, 'times', false);
  if (at && at.length !== numbers.length) {
    throw invalid(`"times" has ${at.length} entries and "values" ${numbers.length}: they must be as many.`);
  }
  const detection = readDetection(rest);
  return detectChangePoints(numbers, detection, referenceStatistics === true).map((point) =>
    at ? { ...point, time: at[point.index] } : point
  );
}

function readDetection(given: Record<string, unknown>): DetectionOptions {
  const number = (name: string, otherwise: number) => {
    const value = given[name] ?? otherwise;
    if (typeof value !== 'number') {
      throw invalid(`"${name}" must be a number.`);
    }
    return value;
  };
  const detection: DetectionOptions = {
    method: (given.method ?? DEFAULT_DETECTION.method) as DetectionOptions['method'],
    maxPValue: number('maxPValue', DEFAULT_DETECTION.maxPValue),
    minMagnitude: number('minMagnitude', DEFAULT_DETECTION.minMagnitude),
    windowLength: number('windowLength', 50),
  };
  validateDetection(detection);
  return detection;
}

function readNumbers(list: unknown, name: string, nullable: boolean): Float64Array {
  if (!Array.isArray(list)) {
    throw invalid(`"${name}" must be a list of numbers.`);
  }
  return Float64Array.from(list, (value: unknown, i) => {
    if (typeof value === 'number') {
      return value;
    }
    if (value === null && nullable) {
      return NaN;
    }
    throw invalid(
      `"${name}" holds ${JSON.stringify(value)} at position ${i}: ${nullable ? 'a number or null' : 'a number'} is due.`
    );
  });
}

const invalid = (message: string) => new HunterError('input', message);
