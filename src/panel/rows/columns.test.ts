import fc from 'fast-check';

import { columnsFor } from './columns';

/** px of a letter */
const LETTER = 6;

beforeAll(() => {
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({
    measureText: (text: string) => ({ width: text.length * LETTER }),
  } as never);
});

const row = (change: string, when = '') => ({ change, when });
const GERMAN = '23.11.2026, 14:00:00';
const AMERICAN = '11/23/2026, 02:00:00 PM GMT-5';

it('columns are as wide as the longest of their texts', () => {
  const { change, when } = columnsFor(700, [row('+1.2 %', '2026-11-23'), row('no change'), row('drift +8 %', GERMAN)]);
  expect(change).toBeGreaterThanOrEqual('drift +8 %'.length * LETTER);
  expect(change).toBeLessThan(80);
  expect(when).toBeGreaterThanOrEqual(GERMAN.length * LETTER);
});

it('where a long time leaves too little of the names, there is none', () => {
  expect(columnsFor(640, [row('+1.2 %', '2026-11-23')]).when).toBeGreaterThan(0);
  expect(columnsFor(500, [row('+1.2 %', AMERICAN)]).when).toBe(0);
  // nor where nothing changed
  expect(columnsFor(900, [row('no change')]).when).toBe(0);
});

it('the columns leave a part of each list to the names', () => {
  const text = fc.string({ maxLength: 60 });
  fc.assert(
    fc.property(
      fc.integer({ min: 190, max: 2000 }),
      fc.array(fc.record({ change: text, when: text })),
      (width, rows) => {
        const { spark, level, change, when, grid } = columnsFor(width, rows);
        const columns = [spark, level, change, when].filter((px) => px > 0);
        const taken = columns.reduce((sum, px) => sum + px + 8, 16);
        expect(width - taken).toBeGreaterThanOrEqual(when > 0 ? 140 : 50);
        expect(grid.split(' ').filter((part) => /^\d+px$/.test(part))).toHaveLength(columns.length);
      }
    )
  );
});
