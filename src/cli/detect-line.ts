import { HunterError } from '../core/errors';
import type { ChangePoint } from '../core/changepoint/change-point';
import type { DetectOptions, Detector, Noise, Remark } from '../core/changepoint/detection';
import type { PlacedSegment } from '../core/changepoint/segments';
import { completeDetection } from '../core/query/method';
import type { DetectionOptions } from '../core/query/model';
import { validateDetection } from '../core/query/parse';

/** A change point as `hunter detect` writes it. */
type Found = ChangePoint & { time?: number };

/** What `hunter detect` writes for a line, beside its id. What is not known or not asked for is left out. */
export interface LineAnswer {
  changePoints: Found[];
  weak?: Found[];
  segments?: PlacedSegment[];
  noise?: Noise;
  remark?: Remark;
}

/**
 * The change points of `{values, times?, method?, maxPValue?, minMagnitude?, windowLength?, referenceStatistics?, weak?,
 * segments?, oldChangePoints?, newPoints?}`.
 *
 * @throws HunterError naming the field that cannot be used
 */
export function detectLine(input: unknown, detector: Detector): LineAnswer {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw invalid('The line must be an object with "values".');
  }
  const { values, times, ...rest } = input as Record<string, unknown>;
  const numbers = readNumbers(values, 'values', true);
  const at = times === undefined ? undefined : readNumbers(times, 'times', false);
  if (at && at.length !== numbers.length) {
    throw invalid(`"times" has ${at.length} entries and "values" ${numbers.length}: they must be as many.`);
  }
  const { points, weak, segments, noise, remark } = detector.detect(numbers, { ...readOptions(rest), times: at });
  const placed = (found: ChangePoint[]) => found.map((point) => (at ? { ...point, time: at[point.index] } : point));
  return {
    changePoints: placed(points),
    ...(weak && { weak: placed(weak) }),
    ...(rest.segments === true && { segments }),
    ...(noise && { noise }),
    ...(remark && { remark }),
  };
}

function readOptions(given: Record<string, unknown>): DetectOptions {
  const number = (name: string, otherwise: number) => {
    const value = given[name] ?? otherwise;
    if (typeof value !== 'number') {
      throw invalid(`"${name}" must be a number.`);
    }
    return value;
  };
  const { method, maxPValue, minMagnitude } = completeDetection(
    given.method ? { method: given.method as DetectionOptions['method'] } : {}
  );
  const options: DetectOptions = {
    method,
    maxPValue: number('maxPValue', maxPValue),
    minMagnitude: number('minMagnitude', minMagnitude),
    windowLength: number('windowLength', 50),
    referenceStatistics: given.referenceStatistics === true,
    weak: given.weak === true,
  };
  if (given.oldChangePoints !== undefined) {
    const oldChangePoints = [...readNumbers(given.oldChangePoints, 'oldChangePoints', false)];
    options.incremental = { oldChangePoints, newPoints: number('newPoints', 0) };
  }
  validateDetection(options, '');
  return options;
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
