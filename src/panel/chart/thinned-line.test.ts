import fc from 'fast-check';

import { thin } from './thinned-line';

/** Values, some of them missing at times that only other lines have, in columns of up to some points. */
const drawn = fc
  .array(fc.array(fc.option(fc.double({ noNaN: true }), { nil: undefined, freq: 5 }), { minLength: 1, maxLength: 9 }), {
    minLength: 1,
    maxLength: 60,
  })
  .map((columns) => {
    let end = 0;
    return { columns, values: columns.flat(), ends: columns.map(({ length }) => (end += length)) };
  });

describe('a line that is thinned', () => {
  it('has the least and the greatest value of each column, in order of time, and no more than these', () => {
    fc.assert(
      fc.property(drawn, ({ columns, values, ends }) => {
        const kept = thin(values, ends, 0)!;
        expect(kept).toEqual([...new Set(kept)].sort((a, b) => a - b));
        columns.forEach((column, c) => {
          const own = kept.filter((i) => i < ends[c] && i >= ends[c] - column.length).map((i) => values[i]);
          const present = column.filter((value) => value !== undefined);
          expect(own.length).toBeLessThanOrEqual(2);
          expect(new Set(own)).toEqual(new Set(present.length > 0 ? [Math.min(...present), Math.max(...present)] : []));
        });
      })
    );
  });

  it('begins amid the points when a part of them is in view', () => {
    expect(thin([9, 1, 3, 2, 7], [3, 5], 1)).toEqual([1, 2, 3, 4]);
  });

  it('is none where it has breaks, which uPlot draws', () => {
    expect(thin([1, null, 2], [3], 0)).toBeUndefined();
  });
});
