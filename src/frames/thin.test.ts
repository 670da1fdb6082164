import fc from 'fast-check';

import { thinSeries } from './thin';

const series = (values: number[]) => ({
  name: 's',
  target: '',
  labels: {},
  times: Float64Array.from(values, (_, i) => i * 1000),
  values: Float64Array.from(values),
});

it('a long series is thinned to what can be told apart; its extremes, its ends and its changes stay', () => {
  fc.assert(
    fc.property(
      fc.array(fc.double({ noNaN: true }), { minLength: 1, maxLength: 2000 }),
      fc.integer({ min: 1, max: 300 }),
      (values, room) => {
        const all = series(values);
        const keep = [Math.floor(values.length / 3)];
        const thin = thinSeries(all, room, keep);
        expect(thin.times.length).toBeLessThanOrEqual(room + 5);
        expect(Math.min(...thin.values)).toBe(Math.min(...values));
        expect(Math.max(...thin.values)).toBe(Math.max(...values));
        const kept = [...thin.times];
        expect(kept).toEqual([...kept].sort((a, b) => a - b));
        expect([kept[0], kept.at(-1)]).toEqual([0, (values.length - 1) * 1000]);
        expect(kept).toContain(keep[0] * 1000);
      }
    )
  );
});
