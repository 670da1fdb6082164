import fc from 'fast-check';

import { directionOf } from './direction';
import { matchesGlob } from './matches-glob';

/** By definition, however long that takes. */
function slowly(pattern: string, text: string): boolean {
  if (pattern === '') {
    return text === '';
  }
  if (pattern[0] === '*') {
    return Array.from({ length: text.length + 1 }, (_, i) => text.slice(i)).some((rest) =>
      slowly(pattern.slice(1), rest)
    );
  }
  return text !== '' && text[0] === pattern[0] && slowly(pattern.slice(1), text.slice(1));
}

const letters = (...all: string[]) => fc.array(fc.constantFrom(...all), { maxLength: 9 }).map((list) => list.join(''));

it('a pattern matches what its definition says', () => {
  fc.assert(
    fc.property(letters('a', 'b', '*', '.', '$'), letters('a', 'b', '.', '$', '*'), (pattern, text) => {
      expect(matchesGlob(pattern, text)).toBe(slowly(pattern, text));
    }),
    { numRuns: 5000 }
  );
});

it('many stars take no longer than few', () => {
  const name = `perf.${'a'.repeat(100_000)}!`;
  const began = performance.now();
  for (let stars = 1; stars <= 200; stars++) {
    expect(matchesGlob(`${'*a'.repeat(stars)}*b`, name)).toBe(false);
    expect(directionOf(name, [{ pattern: `${'*a'.repeat(stars)}*b`, direction: 'higherIsBetter' }])).toBe('either');
  }
  // as a regular expression, six stars take 15 s for 80 letters
  expect(performance.now() - began).toBeLessThan(10_000);
});
