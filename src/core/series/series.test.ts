import fc from 'fast-check';

import { DAY } from '../times/days';
import { findGaps } from './find-gaps';
import { joinSeries } from './join-series';
import { analysedSince, analysisRange, clipSeries } from './range';
import { type Series } from './series';
import { shortNames } from './short-names';

const series = (times: number[]): Series => ({
  name: 's',
  target: 's',
  labels: {},
  times: Float64Array.from(times),
  values: Float64Array.from(times),
});

it('series are joined at every time that one of them has', () => {
  const { times, values } = joinSeries([series([1, 3]), series([2, 3])]);
  expect([...times]).toEqual([1, 2, 3]);
  expect(values.map((column) => [...column])).toEqual([
    [1, NaN, 3],
    [NaN, 2, 3],
  ]);
});

it.each([
  [
    ['p.t.read.p99', 'p.t.write.p99'],
    ['read', 'write'],
  ],
  [
    ['p.t.a', 'p.t.b'],
    ['a', 'b'],
  ],
  [['p.t.a'], ['a']],
  [
    ['p.t.a', 'p.t.a'],
    ['a', 'a'],
  ],
  [
    ['p.a', 'p.a.b'],
    ['a', 'a.b'],
  ],
  [
    ['p.a', 'scale(p.b, 2)'],
    ['p.a', 'scale(p.b, 2)'],
  ],
])('%j are called %j', (names, short) => expect(shortNames(names)).toEqual(short));

it('short names tell apart what full names do', () => {
  const node = fc.constantFrom('a', 'b', 'c');
  const path = fc.array(node, { minLength: 1, maxLength: 4 }).map((nodes) => nodes.join('.'));
  fc.assert(
    fc.property(fc.array(path, { minLength: 1, maxLength: 6 }), (names) => {
      expect(new Set(shortNames(names)).size).toBe(new Set(names).size);
    })
  );
});

it('a week without nightly runs is a gap, a weekend is not', () => {
  const runs = [0, 1, 2, 3, 4, 7, 8, 9, 10, 11, 19, 20].map((day) => day * DAY);
  expect(findGaps(runs)).toEqual([10]);
  expect(findGaps([0, 9])).toEqual([]);
});

describe('what is analysed', () => {
  const now = Date.UTC(2026, 10, 27, 9);

  it('covers the view and the last 180 days', () => {
    expect(analysisRange({ from: now - 7 * DAY, to: now - DAY }, now)).toEqual({
      from: Date.UTC(2026, 4, 25),
      to: now,
    });
    expect(analysisRange({ from: now - 400 * DAY, to: now + DAY }, now)).toEqual({
      from: Date.UTC(2025, 9, 20),
      to: now + DAY,
    });
  });

  it('begins with a Monday, less than a week before it must', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 4e12 }), (time) => {
        const from = analysedSince(time);
        expect(new Date(from).getUTCDay()).toBe(1);
        expect(from % DAY).toBeCloseTo(0);
        const earliest = time - 180 * DAY;
        expect(from).toBeLessThanOrEqual(earliest);
        expect(from).toBeGreaterThan(earliest - 7 * DAY);
      })
    );
  });
});

it('clipping keeps both ends of the range', () => {
  expect([...clipSeries(series([1, 2, 3, 4]), { from: 2, to: 3 }).times]).toEqual([2, 3]);
  expect([...clipSeries(series([1, 4]), { from: 2, to: 3 }).times]).toEqual([]);
});
