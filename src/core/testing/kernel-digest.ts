import type { ChangePoint } from '../changepoint/change-point';
import type { DetectOptions, Detector } from '../changepoint/detection';
import { KINDS, REMARKS } from '../changepoint/kernel/robust-result';
import { randomSeries } from './random-series';

/** A series of the test vectors as JSON has it, with options by the names of the reference. */
export interface VectorCase {
  series: Array<number | string>;
  windowLen: number;
  maxPvalue: number;
  minMagnitude: number;
}

/** Random series that belong to the digest. */
const RANDOM_CASES = 3000;

export type Digests = Record<'otava' | 'robust', { vectors: string; random: string }>;

/** The exact bits of all results: equal wherever the kernel runs. See `pkg/kernel/digest_test.go`. */
export function digestOf(detector: Detector, vectors: VectorCase[]): Digests {
  const otava = { vectors: new Digest(), random: new Digest() };
  const robust = { vectors: new Digest(), random: new Digest() };
  for (const { series, windowLen, maxPvalue, minMagnitude } of vectors) {
    const values = Float64Array.from(series, Number);
    const options = { maxPValue: maxPvalue, minMagnitude };
    otava.vectors.addOtava(detector, values, { ...options, method: 'otava', windowLength: windowLen });
    robust.vectors.addRobust(detector, values, { ...options, method: 'robust', minProminence: 1 });
  }
  for (let seed = 0; seed < RANDOM_CASES; seed++) {
    const values = randomSeries(seed);
    const options = { maxPValue: [0.001, 0.05, 0.2][seed % 3], minMagnitude: seed % 5 === 0 ? 0.05 : 0 };
    const windowLength = [50, 30, 12, 5][seed % 4];
    otava.random.addOtava(detector, values, { ...options, method: 'otava', windowLength });
    robust.random.addRobust(detector, values, { ...options, method: 'robust', minProminence: 1 });
  }
  return { otava: textOf(otava), robust: textOf(robust) };
}

const textOf = ({ vectors, random }: Record<'vectors' | 'random', Digest>) => ({
  vectors: vectors.text(),
  random: random.text(),
});

/** Two sums of 32 bits over the words of doubles. */
class Digest {
  private a = 0x811c9dc5;
  private b = 0;
  private readonly double = new DataView(new ArrayBuffer(8));

  addOtava(detector: Detector, values: Float64Array, options: DetectOptions): void {
    const { points, weak } = detector.detect(values, { ...options, weak: true, referenceStatistics: true });
    [weak!, points, detector.detect(values, options).points].forEach((list) => this.addPoints(list));
  }

  addRobust(detector: Detector, values: Float64Array, options: DetectOptions): void {
    const { points, segments, noise, remark } = detector.detect(values, options);
    this.add(REMARKS.indexOf(remark));
    this.add(noise?.std ?? 0);
    this.add(noise?.autocorrelation ?? 0);
    (noise?.weekdays ?? []).forEach((x) => this.add(x));
    this.addPoints(points);
    points.forEach((point) => robustNumbers(point).forEach((x) => this.add(x)));
    for (const { start, end, mean, std, n, slope } of segments) {
      [start, end, mean, std, n, slope ?? 0].forEach((x) => this.add(x));
    }
  }

  text(): string {
    return [this.a, this.b].map((sum) => (sum >>> 0).toString(16).padStart(8, '0')).join('');
  }

  private addPoints(points: ChangePoint[]): void {
    this.add(points.length);
    for (const { index, pValue, before, after, relativeChange, magnitude } of points) {
      [index, pValue, before.mean, before.std, before.n, after.mean, after.std, after.n].forEach((x) => this.add(x));
      this.add(relativeChange);
      this.add(magnitude);
    }
  }

  private add(value: number): void {
    // the sign and payload of NaN are the one thing that engines may choose
    this.double.setFloat64(0, value, true);
    const [low, high] = Number.isNaN(value)
      ? [0, 0x7ff80000]
      : [this.double.getUint32(0, true), this.double.getUint32(4, true)];
    for (const word of [low, high]) {
      this.a = Math.imul(this.a ^ word, 0x01000193);
      this.b = (Math.imul(this.b, 31) + word) | 0;
    }
  }
}

/** Returns the numbers that only the method `robust` reports of a change point. */
const robustNumbers = (point: ChangePoint): number[] => [
  KINDS.indexOf(point.kind),
  point.absoluteInterval!.low,
  point.absoluteInterval!.high,
  point.effectSize ?? NaN,
  point.slope ?? 0,
  point.span?.start ?? 0,
  point.span?.end ?? 0,
  point.reportedAt!,
  point.prominence ?? NaN,
  point.subtle ? 1 : 0,
];
