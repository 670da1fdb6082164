import type { ChangeKind, ChangePoint } from '../change-point';
import type { Detection, Noise, Remark } from '../detection';
import type { PlacedSegment } from '../segments';
import { markSwitches } from '../switching';
import { RECORD, type Kernel } from './kernel';

// As `assembly/robust` writes them.
export const REMARKS: Array<Remark | undefined> = [undefined, 'tooShort', 'noStableLevel'];
export const KINDS: ChangeKind[] = ['step', 'gradual', 'unconfirmed'];

const SUBTLE = 1;

/** Doubles of a change point: two records. */
const POINT = 2 * RECORD;

/** Sums up what the kernel has found so far. */
export function readDetection(kernel: Kernel): Detection {
  kernel.exports.robustSummary();
  const detection = toSummary(kernel.records(2));
  detection.points = batches(kernel, () => kernel.exports.robustPoints(), POINT, toChangePoint);
  detection.segments = batches(kernel, () => kernel.exports.robustSegments(), RECORD, toSegment);
  return withSwitching(detection);
}

/**
 * The same of a kernel whose host has read all batches at once: two records of summary, the number of change points,
 * the change points, and segments up to the end.
 */
export function unpackRobust(all: Float64Array): Detection {
  const detection = toSummary(all);
  let at = POINT + 1;
  for (const end = at + all[POINT] * POINT; at < end; at += POINT) {
    detection.points.push(toChangePoint(all, at));
  }
  for (; at < all.length; at += RECORD) {
    detection.segments.push(toSegment(all, at));
  }
  return withSwitching(detection);
}

function withSwitching(detection: Detection): Detection {
  const switching = markSwitches(detection.points);
  return switching ? { ...detection, switching } : detection;
}

function batches<T>(
  kernel: Kernel,
  next: () => number,
  size: number,
  read: (records: Float64Array, at: number) => T
): T[] {
  const all: T[] = [];
  for (let count; (count = next()) > 0;) {
    const records = kernel.records((count * size) / RECORD);
    for (let i = 0; i < count; i++) {
      all.push(read(records, i * size));
    }
  }
  return all;
}

function toSummary(records: Float64Array): Detection {
  const remark = REMARKS[records[0]];
  const detection: Detection = { points: [], segments: [] };
  if (remark !== 'tooShort') {
    detection.noise = toNoise(records);
  }
  if (remark) {
    detection.remark = remark;
  }
  return detection;
}

function toNoise(records: Float64Array): Noise {
  const noise: Noise = { std: records[2], autocorrelation: records[3] };
  if (records[4] === 1) {
    noise.weekdays = [...records.subarray(RECORD, RECORD + 7)];
  }
  return noise;
}

function toChangePoint(records: Float64Array, at: number): ChangePoint {
  const more = at + RECORD;
  const kind = KINDS[records[more]];
  const low = records[more + 1];
  const high = records[more + 2];
  const point: ChangePoint = {
    index: records[at],
    pValue: records[at + 1],
    before: { mean: records[at + 2], std: records[at + 3], n: records[at + 4] },
    after: { mean: records[at + 5], std: records[at + 6], n: records[at + 7] },
    relativeChange: records[at + 8],
    magnitude: records[at + 9],
    kind,
    absoluteInterval: { low, high },
    reportedAt: records[more + 7],
  };
  // in standard deviations, of which there are none without noise
  if (!Number.isNaN(records[more + 3])) {
    point.effectSize = records[more + 3];
  }
  if (!Number.isNaN(records[more + 8])) {
    point.prominence = records[more + 8];
  }
  if (records[more + 9] === SUBTLE) {
    point.subtle = true;
  }
  if (point.before.mean !== 0) {
    const size = Math.abs(point.before.mean);
    point.relativeInterval = { low: low / size, high: high / size };
  }
  if (kind === 'gradual') {
    point.slope = records[more + 4];
    point.span = { start: records[more + 5], end: records[more + 6] };
  }
  return point;
}

function toSegment(records: Float64Array, at: number): PlacedSegment {
  const segment: PlacedSegment = {
    start: records[at],
    end: records[at + 1],
    n: records[at + 4],
    mean: records[at + 2],
    std: records[at + 3],
  };
  if (records[at + 5] !== 0) {
    segment.slope = records[at + 5];
  }
  return segment;
}
