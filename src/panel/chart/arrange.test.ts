import fc from 'fast-check';

import type { ChartSeries } from '../model/chart-series';
import { arrange, LOWEST, TIMES, TITLE } from './arrange';

const groupsOf = (...sizes: number[]) => sizes.map((size) => new Array<ChartSeries>(size));

it('charts fit whole into the panel and are never lower than one can read', () => {
  const sizes = fc.record({ charts: fc.integer({ min: 2, max: 60 }), height: fc.integer({ min: 50, max: 1500 }) });
  fc.assert(
    fc.property(sizes, fc.constantFrom('auto' as const, 'multiples' as const), ({ charts, height }, layout) => {
      const made = arrange(groupsOf(...new Array<number>(charts).fill(1)), layout, height);
      if (made.kind === 'charts') {
        expect(made.each).toBeGreaterThanOrEqual(LOWEST);
        const atOnce = made.scrolls ? Math.floor(height / (made.each + TITLE)) : charts;
        const rest = height - atOnce * (made.each + TITLE);
        expect(atOnce).toBeGreaterThanOrEqual(2);
        expect(rest).toBeGreaterThanOrEqual(made.scrolls ? 0 : TIMES);
        expect(rest).toBeLessThan(made.scrolls ? atOnce : charts + TIMES);
      }
    })
  );
});

it('more lines than can be told apart become rows, unless one asks for one chart', () => {
  expect(arrange(groupsOf(11), 'auto', 600).kind).toBe('rows');
  expect(arrange(groupsOf(10), 'auto', 600).kind).toBe('charts');
  expect(arrange(groupsOf(500), 'overlay', 100).kind).toBe('charts');
});
