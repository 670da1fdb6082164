import type { ChangePoint } from '../change-point';
import type { DetectOptions, Detector } from '../detection';
import { randomSeries } from '../random-series';

/** A series of the test vectors as JSON has it, with options by the names of the reference. */
export interface VectorCase {
  series: Array<number | string>;
  windowLen: number;
  maxPvalue: number;
  minMagnitude: number;
}

/** Random series that belong to the digest. */
export const RANDOM_CASES = 3000;

/** The exact bits of all results: equal wherever the kernel runs. See `pkg/kernel/digest_test.go`. */
export function digestOf(detector: Detector, vectors: VectorCase[]): { vectors: string; random: string } {
  const ofVectors = new Digest();
  for (const { series, windowLen, maxPvalue, minMagnitude } of vectors) {
    ofVectors.addRuns(detector, Float64Array.from(series, Number), {
      method: 'otava',
      windowLength: windowLen,
      maxPValue: maxPvalue,
      minMagnitude,
    });
  }
  const ofRandom = new Digest();
  for (let seed = 0; seed < RANDOM_CASES; seed++) {
    ofRandom.addRuns(detector, randomSeries(seed), {
      method: 'otava',
      windowLength: [50, 30, 12, 5][seed % 4],
      maxPValue: [0.001, 0.05, 0.2][seed % 3],
      minMagnitude: seed % 5 === 0 ? 0.05 : 0,
    });
  }
  return { vectors: ofVectors.text(), random: ofRandom.text() };
}

/** Two sums of 32 bits over the words of doubles. */
class Digest {
  private a = 0x811c9dc5;
  private b = 0;
  private readonly double = new DataView(new ArrayBuffer(8));

  addRuns(detector: Detector, values: Float64Array, options: DetectOptions): void {
    const { points, weak } = detector.detect(values, { ...options, weak: true, referenceStatistics: true });
    [weak!, points, detector.detect(values, options).points].forEach((list) => this.addPoints(list));
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
