import fc from 'fast-check';

import { fitLines, LINE_HEIGHT } from './fit-lines';

/** px of a letter */
const LETTER = 6;

beforeAll(() => {
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue({
    measureText: (text: string) => ({ width: text.length * LETTER }),
  } as never);
});

const text = fc
  .array(fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom('a', 'b', '.') }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((words) => words.join(' '));

it('every word is there, and lines are no wider than the panel unless a single word is', () => {
  fc.assert(
    fc.property(text, fc.integer({ min: 50, max: 800 }), (all, width) => {
      const lines = fitLines([all], width, 100_000)!;
      expect(lines.join(' ')).toBe(all);
      lines.filter((line) => line.includes(' ')).forEach((line) => expect(line.length * LETTER).toBeLessThan(width));
    })
  );
});

it('lines that would take much of the panel have no room', () => {
  expect(fitLines(['a', 'b', 'c'], 600, 10 * LINE_HEIGHT)).toEqual(['a', 'b', 'c']);
  expect(fitLines(['a', 'b', 'c'], 600, 9 * LINE_HEIGHT)).toBeUndefined();
  expect(fitLines([], 600, 50)).toEqual([]);
});
