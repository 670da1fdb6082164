import type { ChangeKind, ChangePoint } from '../change-point';
import type { Detection, Noise, Remark } from '../detection';
import type { PlacedSegment } from '../segments';
import { RECORD, type Kernel } from './kernel';

// As `assembly/robust` writes them.
export const REMARKS: Array<Remark | undefined> = [undefined, 'tooShort', 'noStableLevel'];
export const KINDS: ChangeKind[] = ['step', 'gradual', 'unconfirmed'];

/** Sums up what the kernel has found so far. */
export function readDetection(kernel: Kernel): Detection {
  kernel.exports.robustSummary();
  const summary = kernel.records(2);
  const remark = REMARKS[summary[0]];
  const noise = remark === 'tooShort' ? undefined : toNoise(summary);
  return {
    points: batches(kernel, () => kernel.exports.robustPoints(), 2 * RECORD, toChangePoint),
    segments: batches(kernel, () => kernel.exports.robustSegments(), RECORD, toSegment),
    ...(noise && { noise }),
    ...(remark && { remark }),
  };
}

function batches<T>(kernel: Kernel, next: () => number, size: number, read: (at: Float64Array) => T): T[] {
  const all: T[] = [];
  for (let count; (count = next()) > 0;) {
    const records = kernel.records((count * size) / RECORD);
    for (let i = 0; i < count; i++) {
      all.push(read(records.subarray(i * size, (i + 1) * size)));
    }
  }
  return all;
}

function toNoise(at: Float64Array): Noise {
  const noise: Noise = { std: at[2], autocorrelation: at[3] };
  if (at[4] === 1) {
    noise.weekdays = [...at.subarray(RECORD, RECORD + 7)];
  }
  return noise;
}

function toChangePoint(at: Float64Array): ChangePoint {
  const more = at.subarray(RECORD);
  const kind = KINDS[more[0]];
  const point: ChangePoint = {
    index: at[0],
    pValue: at[1],
    before: { mean: at[2], std: at[3], n: at[4] },
    after: { mean: at[5], std: at[6], n: at[7] },
    relativeChange: at[8],
    magnitude: at[9],
    kind,
    absoluteInterval: { low: more[1], high: more[2] },
    effectSize: more[3],
    reportedAt: more[7],
  };
  if (point.before.mean !== 0) {
    const size = Math.abs(point.before.mean);
    point.relativeInterval = { low: more[1] / size, high: more[2] / size };
  }
  if (kind === 'gradual') {
    point.slope = more[4];
    point.span = { start: more[5], end: more[6] };
  }
  return point;
}

function toSegment(at: Float64Array): PlacedSegment {
  const segment: PlacedSegment = { start: at[0], end: at[1], n: at[4], mean: at[2], std: at[3] };
  if (at[5] !== 0) {
    segment.slope = at[5];
  }
  return segment;
}
