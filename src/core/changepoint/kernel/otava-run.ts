import type { ChangePoint } from '../change-point';
import type { Detection, DetectOptions } from '../detection';
import { placeSegments } from '../segments';
import { RECORD, type Kernel } from './kernel';

const DEFAULT_WINDOW = 50;
/** What `otavaAdvance` returns; see `assembly/otava/index.ts`. */
const WEAK = 2;
const DONE = 4;
const ALL = 0x7fffffff;

/** Windows a slice does before it looks at the clock: about a million cells of the divergence, or one window. */
const CELLS = 1e6;

export const windowOf = ({ windowLength = DEFAULT_WINDOW }: DetectOptions): number => windowLength;

/** One run of Otava's algorithm, at once or bit by bit. */
export class OtavaRun {
  private weak?: ChangePoint[];
  private readonly off: boolean;

  /** @param resume start of the next window, and what the windows before it found */
  constructor(
    private readonly kernel: Kernel,
    private readonly values: Float64Array,
    private readonly options: DetectOptions,
    resume = startOf(values.length, options)
  ) {
    this.off = options.method === 'off';
    kernel.write(values);
    const { maxPValue, minMagnitude } = options;
    this.guarded(() => kernel.exports.otavaBegin(windowOf(options), maxPValue, minMagnitude, resume.start));
    resume.found.forEach((index) => kernel.exports.otavaKnown(index));
  }

  finish(): Detection {
    while (!this.advance(ALL)) {
      // two rounds: the weak points, then the rest
    }
    return this.result();
  }

  /** Does a slice of the work. True when it is done. */
  advance(budget = Math.max(1, Math.floor(CELLS / windowOf(this.options) ** 2))): boolean {
    if (this.off) {
      return true;
    }
    const phase = this.guarded(() => this.kernel.exports.otavaAdvance(budget));
    if (phase === WEAK && this.options.weak) {
      this.weak = this.points(true);
    }
    return phase === DONE;
  }

  result(): Detection {
    const points = this.off ? [] : this.points(this.options.referenceStatistics === true);
    const indexes = points.map(({ index }) => index);
    const segments = placeSegments(this.values.length, indexes, (start, end) => this.describe(start, end));
    return { points, segments, ...(this.options.weak && { weak: this.weak ?? [] }) };
  }

  private describe(start: number, end: number) {
    this.kernel.exports.describe(start, end);
    const [mean, std] = this.kernel.records(1);
    return { mean, std };
  }

  private points(reference: boolean): ChangePoint[] {
    const points: ChangePoint[] = [];
    this.kernel.exports.otavaOutput(reference ? 1 : 0);
    for (let count; (count = this.kernel.exports.otavaBatch()) > 0;) {
      const records = this.kernel.records(count);
      for (let i = 0; i < count; i++) {
        points.push(toChangePoint(records, i * RECORD));
      }
    }
    return points;
  }

  private guarded<T>(work: () => T): T {
    return this.kernel.enoughMemory(this.values.length, work);
  }
}

/**
 * The result of a run over `length` values that a host has read at once: the number of change points, a record for each of
 * them, and mean and standard deviation of each segment.
 */
export function unpackOtava(all: Float64Array, length: number): Detection {
  const points = Array.from({ length: all[0] }, (_, i) => toChangePoint(all, 1 + i * RECORD));
  let at = 1 + points.length * RECORD;
  const describe = () => ({ mean: all[at++], std: all[at++] });
  const indexes = points.map(({ index }) => index);
  return { points, segments: placeSegments(length, indexes, describe) };
}

function toChangePoint(at: Float64Array, i: number): ChangePoint {
  return {
    index: at[i],
    pValue: at[i + 1],
    before: { mean: at[i + 2], std: at[i + 3], n: at[i + 4] },
    after: { mean: at[i + 5], std: at[i + 6], n: at[i + 7] },
    relativeChange: at[i + 8],
    magnitude: at[i + 9],
    kind: 'step',
  };
}

/** Where Otava begins: at the first value, or, when change points are known, some windows before the new points. */
function startOf(n: number, options: DetectOptions): { start: number; found: number[] } {
  if (!options.incremental) {
    return { start: 0, found: [] };
  }
  const { oldChangePoints, newPoints } = options.incremental;
  const length = windowOf(options);
  const latest = n - (newPoints / length + 4) * length;
  let start = oldChangePoints.filter((index) => index < latest).pop() ?? 0;
  for (let s = 0; s < latest; s += length >> 1) {
    start = Math.max(start, s);
  }
  return { start, found: oldChangePoints };
}
