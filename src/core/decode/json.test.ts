import fc from 'fast-check';

import { parseJson } from './json';

it('reads what JSON.parse reads', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 6 }), (text) => {
      expect(parseJson(text)).toEqual(JSON.parse(text));
    })
  );
  expect(parseJson('{"a\\\\": ["[[[", "\\"[", {"]": 1}]}', { maxDepth: 3 })).toEqual({
    'a\\': ['[[[', '"[', { ']': 1 }],
  });
});

it('refuses what is nested deeper than it is told, wherever that is', () => {
  const nested = (levels: number) => `${'['.repeat(levels)}${']'.repeat(levels)}`;
  expect(parseJson(nested(64))).toBeDefined();
  expect(() => parseJson(nested(65))).toThrow('more than 64 levels');
  expect(() => parseJson(`[1, "x\\"", {"a": ${nested(64)}}]`)).toThrow(SyntaxError);
  expect(() => parseJson(`{"a":`.repeat(4_000_000))).toThrow('more than 64 levels');
  expect(() => parseJson('"12345"', { maxLength: 6 })).toThrow('at most 6 are read');
});

it.each(['"', '\\"', '"\\', '"a",', '[],', '1,', '\\\\', '{}"'])('takes linear time for many %s', (piece) => {
  const began = performance.now();
  for (const size of [1e5, 1e6, 4e6]) {
    try {
      parseJson(`[${piece.repeat(size / piece.length)}`);
    } catch (error) {
      expect(error).toBeInstanceOf(SyntaxError);
    }
  }
  expect(performance.now() - began).toBeLessThan(10_000);
});
