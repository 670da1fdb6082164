import { normal, random } from '../testing/random-series';
import type { Detector } from './detection';
import { loadDetector } from './detector';
import { runsToConfirm } from './runs-needed';

let detector: Detector;
beforeAll(async () => {
  detector = await loadDetector();
});

const options = { method: 'robust', maxPValue: 0.01, minMagnitude: 0 } as const;
const noisy = (n: number, std: number) => {
  const next = random(5);
  return Float64Array.from({ length: n }, () => 100 + std * normal(next));
};

it('a change far beyond the noise needs few runs, a faint one more, one within it too many', () => {
  const needed = [0.5, 2, 20].map((std) => runsToConfirm(noisy(60, std), 0.05, 0, options, detector));
  expect(needed[0]).toBeGreaterThanOrEqual(2);
  expect(needed[0]).toBeLessThanOrEqual(4);
  expect(needed[1]).toBeGreaterThan(needed[0]!);
  expect(needed[2]).toBeUndefined();
});

it('is what the engine says when those runs come', () => {
  const values = noisy(60, 1);
  const runs = runsToConfirm(values, 0.05, 0, options, detector)!;
  const after = (n: number) => Float64Array.from([...values, ...values.subarray(0, n).map((value) => value + 5)]);
  const confirmed = (n: number) => detector.detect(after(n), options).points.some(({ kind }) => kind === 'step');
  expect([confirmed(runs - 1), confirmed(runs)]).toEqual([false, true]);
});

it('of nothing, nothing is said', () => {
  expect(runsToConfirm(new Float64Array(), 0.05, 0, options, detector)).toBeUndefined();
  expect(runsToConfirm(new Float64Array(20), 0.05, 0, options, detector)).toBeUndefined();
});
