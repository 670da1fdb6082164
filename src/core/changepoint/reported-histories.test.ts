import { readFileSync } from 'node:fs';

import type { DetectOptions } from './detection';
import { type KernelDetector, loadDetector } from './detector';

/** Histories that were reported because something was wrong about them: what is known of each is in the file. */
const histories: Array<{ name: string; values?: number[] }> = JSON.parse(
  readFileSync('testdata/reported-histories.json', 'utf8')
);
const options: DetectOptions = { method: 'robust', maxPValue: 0.01, minMagnitude: 0 };

let detector: KernelDetector;
beforeAll(async () => {
  detector = await loadDetector();
});

function find(start: string) {
  const { values } = histories.find(({ name }) => name.startsWith(start))!;
  return detector.detect(Float64Array.from(values!), options);
}
const near = (start: string, about: number, within: number) =>
  find(start).points.find(({ index }) => Math.abs(index - about) <= within)!;

it.each(histories.filter(({ values }) => values).map(({ name }) => name))(
  'no change is reported before it happened: %s',
  (name) => {
    find(name).points.forEach(({ index, reportedAt, span }) =>
      expect(reportedAt).toBeGreaterThanOrEqual(Math.max(index, span?.start ?? 0))
    );
  }
);

it('a step at the end of a drift is found, and what comes later too', () => {
  expect(near('01-', 80, 3).kind).toBe('step');
  expect(near('01-', 141, 4)).toBeDefined();
  expect(near('01c-', 100, 3)).toBeDefined();
  expect(near('01c-', 170, 25)).toBeDefined();
});

it('a step at the end of a drift has its size, from where the drift had come to, after six runs', () => {
  const { kind, relativeChange } = near('01b-', 80, 2);
  expect(kind).toBe('step');
  expect(relativeChange).toBeGreaterThan(0.045);
  expect(relativeChange).toBeLessThan(0.075);
});

it('a wild run before a step does not move it', () => {
  expect(find('02-').points.map(({ index }) => index)).toEqual([expect.closeTo(42, -0.5)]);
  const [step, ...others] = find('14-').points;
  expect(others).toEqual([]);
  expect(Math.abs(step.index - 44)).toBeLessThanOrEqual(2);
  expect(step.relativeChange).toBeGreaterThan(0.08);
  expect(step.relativeChange).toBeLessThan(0.12);
});

it('a counter that was nearly always 0 and is not any more has changed', () => {
  expect(near('03-', 60, 3)).toBeDefined();
});

it('sizes in standard deviations are left out where there is no noise', () => {
  const [step, ...others] = find('04-').points;
  expect(others).toEqual([]);
  expect(step.index).toBe(40);
  expect(step).not.toHaveProperty('effectSize');
  expect(step).not.toHaveProperty('prominence');
  expect(step).not.toHaveProperty('subtle');
});

it('of a slow wave only the step in it is a change', () => {
  const wave = Float64Array.from({ length: 1000 }, (_, i) => 0.2 * Math.cos(i / 100) + (i >= 500 ? 1 : 0));
  const { points, remark } = detector.detect(wave, options);
  expect(points.map(({ index }) => index)).toEqual([500]);
  expect(remark).toBe('noStableLevel');
});

it('one wild last run confirms nothing', () => {
  expect(find('17-').points.map(({ kind }) => kind)).toEqual(['unconfirmed']);
});
