import * as fc from 'fast-check';

import { findGaps } from '../../core/series/find-gaps';
import { alignLines } from './aligned';

const line = fc
  .uniqueArray(fc.record({ time: fc.integer({ min: 0, max: 200 }), value: fc.double({ noNaN: true }) }), {
    selector: ({ time }) => time,
    maxLength: 30,
  })
  .map((points) => {
    const sorted = points.sort((a, b) => a.time - b.time);
    return {
      times: Float64Array.from(sorted, ({ time }) => time),
      values: Float64Array.from(sorted, ({ value }) => value),
    };
  });

it('each line has its values at its times, breaks where its runs are missing, and goes on elsewhere', () => {
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
      const [axis, ...columns] = alignLines(lines);
      const times = Array.from(axis);
      expect(times).toEqual([...new Set(times)].sort((a, b) => a - b));
      lines.forEach((own, l) => {
        const values = new Map(Array.from(own.times, (time, i) => [time, own.values[i]]));
        const breaks = findGaps(own.times).map((i) => (own.times[i - 1] + own.times[i]) / 2);
        expect(times).toEqual(expect.arrayContaining([...values.keys(), ...breaks]));
        expect(Array.from<unknown>(columns[l])).toEqual(
          times.map((time) => (values.has(time) ? values.get(time) : breaks.includes(time) ? null : undefined))
        );
      });
    })
  );
});
