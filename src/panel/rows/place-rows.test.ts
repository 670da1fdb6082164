import fc from 'fast-check';

import { placeRows, ROW } from './place-rows';

const sizes = fc.record({
  count: fc.integer({ min: 2, max: 500 }),
  width: fc.integer({ min: 200, max: 2000 }),
  height: fc.integer({ min: 60, max: 1200 }),
});

it('rows are whole, and no more than there are series', () => {
  fc.assert(
    fc.property(sizes, ({ count, width, height }) => {
      const { list } = placeRows(count, width, height);
      expect(list.height % ROW).toBe(0);
      expect(list.height).toBeGreaterThanOrEqual(ROW);
      expect(list.height).toBeLessThanOrEqual(count * ROW);
    })
  );
});

it('the list and the chart lie within the panel, beside or above each other', () => {
  fc.assert(
    fc.property(sizes, ({ count, width, height }) => {
      const { where, list, chart } = placeRows(count, width, height);
      const together = {
        beside: { width: list.width + chart.width, height: Math.max(list.height, chart.height) },
        above: { width: Math.max(list.width, chart.width), height: list.height + chart.height },
        instead: { width: Math.max(list.width, chart.width), height: Math.max(list.height, chart.height) },
      }[where];
      expect(together.width).toBeLessThanOrEqual(width);
      expect(together.height).toBeLessThanOrEqual(height);
    })
  );
});

it('a small panel has the rows alone, a wide one the chart beside them', () => {
  expect(placeRows(20, 290, 95).where).toBe('instead');
  expect(placeRows(20, 610, 290).where).toBe('above');
  expect(placeRows(20, 1250, 390).where).toBe('beside');
});
