import fc from 'fast-check';

import { DAY } from '../times/days';
import { MOST_POINTS, roundInterval } from './round-interval';

const spanOf = (days: number) => ({ from: 0, to: days * DAY });

it.each([
  [1, 1_000],
  [30, 20_000],
  [90, 60_000],
  [180, 120_000],
  [3650, 1_800_000],
])('of %i days', (days, interval) => {
  expect(roundInterval(spanOf(days), MOST_POINTS)).toBe(interval);
});

it('is whole seconds, and no longer than that of so many points', () => {
  fc.assert(
    fc.property(fc.nat({ max: 40_000 * DAY }), fc.integer({ min: 10, max: 100_000 }), (to, points) => {
      const interval = roundInterval({ from: 0, to }, points);
      expect(interval % 1000).toBe(0);
      expect(interval === 1000 || interval * points <= to).toBe(true);
    })
  );
});
