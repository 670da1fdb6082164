import type { ChangePoint } from '../core/changepoint/change-point';
import type { DetectOptions, Detector, Noise, Remark } from '../core/changepoint/detection';
import { DEFAULT_MIN_PROMINENCE, type DetectionOptions, completeDetection } from '../core/changepoint/options';
import type { PlacedSegment } from '../core/changepoint/segments';
import type { Switching } from '../core/changepoint/switching';
import { validateDetection } from '../core/changepoint/validate-options';
import { HunterError } from '../core/errors';
import { nearest } from './nearest-word';

/** A change point as `hunter detect` writes it. `time`, ms since 1970, is set if the line has times. */
type TimedChangePoint = ChangePoint & { time?: number };

/**
 * The answer of `hunter detect` to a line, without its id. Fields that are unknown or were not requested are missing.
 */
export interface LineAnswer {
  changePoints: TimedChangePoint[];
  weak?: TimedChangePoint[];
  segments?: PlacedSegment[];
  noise?: Noise;
  remark?: Remark;
  switching?: Switching;
}

/**
 * Detects the change points of a line, `{values, times?, method?, maxPValue?, minMagnitude?, minProminence?,
 * windowLength?, referenceStatistics?, weak?, segments?, oldChangePoints?, newPoints?}`.
 *
 * @throws HunterError naming the field that cannot be used
 */
export function detectLine(input: unknown, detector: Detector): LineAnswer {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw invalid('The line must be an object with "values".');
  }
  checkKeys(Object.keys(input));
  const { values, times, ...rest } = input as Record<string, unknown>;
  const numbers = readNumbers(values, 'values', true);
  const at = times === undefined ? undefined : readNumbers(times, 'times', false);
  if (at && at.length !== numbers.length) {
    throw invalid(`"times" has ${at.length} entries and "values" ${numbers.length}: they must be as many.`);
  }
  const falls = at?.findIndex((time, i) => time < at[i - 1]) ?? -1;
  if (at && falls >= 0) {
    throw invalid(`"times" falls from ${at[falls - 1]} to ${at[falls]} at position ${falls}: times must ascend.`);
  }
  const options = readOptions(rest);
  checkIncremental(options.incremental, numbers.length);
  const { points, weak, segments, noise, remark, switching } = detector.detect(numbers, { ...options, times: at });
  const placed = (found: ChangePoint[]) => found.map((point) => (at ? { ...point, time: at[point.index] } : point));
  return {
    changePoints: placed(points),
    ...(weak && { weak: placed(weak) }),
    ...(rest.segments === true && { segments }),
    ...(noise && { noise }),
    ...(remark && { remark }),
    ...(switching && { switching }),
  };
}

const KEYS = [
  'id',
  'values',
  'times',
  'method',
  'maxPValue',
  'minMagnitude',
  'minProminence',
  'windowLength',
  'referenceStatistics',
  'weak',
  'segments',
  'oldChangePoints',
  'newPoints',
];

function checkKeys(keys: string[]): void {
  const unknown = keys.find((key) => !KEYS.includes(key));
  if (unknown !== undefined) {
    const meant = nearest(unknown, KEYS);
    throw invalid(
      `${JSON.stringify(unknown)} is not known: ${meant ? `"${meant}" is` : `a line has ${KEYS.join(', ')}`}.`
    );
  }
}

function readOptions(given: Record<string, unknown>): DetectOptions {
  const flag = (name: string) => {
    const value = given[name] ?? false;
    if (typeof value !== 'boolean') {
      throw invalid(`"${name}" must be true or false.`);
    }
    return value;
  };
  flag('segments');
  if (given.method === null) {
    throw invalid('"method" must be "robust", "otava" or "off".');
  }
  const number = (name: string, otherwise: number) => {
    const value = given[name] ?? otherwise;
    if (typeof value !== 'number') {
      throw invalid(`"${name}" must be a number.`);
    }
    return value;
  };
  const { method, maxPValue, minMagnitude } = completeDetection(
    given.method === undefined ? {} : { method: given.method as DetectionOptions['method'] }
  );
  const options: DetectOptions = {
    method,
    maxPValue: number('maxPValue', maxPValue),
    minMagnitude: number('minMagnitude', minMagnitude),
    minProminence: number('minProminence', DEFAULT_MIN_PROMINENCE),
    windowLength: number('windowLength', 50),
    referenceStatistics: flag('referenceStatistics'),
    weak: flag('weak'),
  };
  if (given.oldChangePoints !== undefined) {
    const oldChangePoints = [...readNumbers(given.oldChangePoints, 'oldChangePoints', false)];
    const newPoints = number('newPoints', 0);
    const isIndex = (value: number) => Number.isInteger(value) && value >= 0;
    if (!oldChangePoints.every((index, i) => isIndex(index) && !(index <= oldChangePoints[i - 1]))) {
      throw invalid('"oldChangePoints" must be indexes of values, ascending.');
    }
    if (!isIndex(newPoints)) {
      throw invalid('"newPoints" must be a whole number of at least 0.');
    }
    options.incremental = { oldChangePoints, newPoints };
  } else if (given.newPoints !== undefined) {
    throw invalid('"newPoints" needs "oldChangePoints".');
  }
  validateDetection(options, '');
  return options;
}

function checkIncremental(incremental: DetectOptions['incremental'], length: number): void {
  const beyond = incremental?.oldChangePoints.find((index) => index >= length);
  if (beyond !== undefined) {
    throw invalid(`"oldChangePoints" holds ${beyond}, and there are ${length} values.`);
  }
  if (incremental && incremental.newPoints > length) {
    throw invalid(`"newPoints" is ${incremental.newPoints}, and there are ${length} values.`);
  }
}

function readNumbers(list: unknown, name: string, nullable: boolean): Float64Array {
  if (!Array.isArray(list)) {
    throw invalid(`"${name}" must be a list of numbers.`);
  }
  return Float64Array.from(list, (value: unknown, i) => {
    if (typeof value === 'number' && Number.isFinite(value)) {
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
