import { normal, random } from '../testing/random-series';
import type { DetectOptions } from './detection';
import { type KernelDetector, loadDetector } from './detector';

const options: DetectOptions = { method: 'robust', maxPValue: 0.01, minMagnitude: 0 };

let detector: KernelDetector;
beforeAll(async () => {
  detector = await loadDetector();
});

/** 25 runs at each of these levels, with noise of standard deviation 1. */
function visiting(...levels: number[]) {
  const next = random(7);
  const values = levels.flatMap((level) => Array.from({ length: 25 }, () => level + normal(next)));
  return detector.detect(Float64Array.from(values), options);
}
const switches = ({ points }: ReturnType<typeof visiting>) => points.map(({ isSwitch = false }) => isSwitch);

it('levels that are left and come back again and again have a name', () => {
  const found = visiting(100, 110, 100, 110, 100, 110, 100);
  expect(found.points).toHaveLength(6);
  expect(switches(found)).toEqual([false, false, false, true, true, true]);
  expect(found.switching).toEqual({
    levels: [expect.closeTo(100, 0), expect.closeTo(110, 0)],
    since: 25,
    until: 150,
    switches: 6,
  });
});

it('a new level is a change, whatever switched before', () => {
  const found = visiting(100, 110, 100, 110, 100, 110, 130);
  expect(switches(found)).toEqual([false, false, false, true, true, false]);
});

it('a regression that is mended and comes again is none yet', () => {
  const found = visiting(100, 110, 100, 110);
  expect(found.points).toHaveLength(3);
  expect(switches(found)).toEqual([false, false, false]);
  expect(found).not.toHaveProperty('switching');
});

it('a staircase never is', () => {
  const found = visiting(100, 110, 120, 130, 140, 150, 160);
  expect(switches(found)).not.toContain(true);
  expect(found).not.toHaveProperty('switching');
});

it('three levels that are visited in turn switch too', () => {
  const { switching } = visiting(100, 110, 120, 100, 110, 120, 100, 110, 120, 100);
  expect(switching!.levels.map(Math.round)).toEqual([100, 110, 120]);
});
