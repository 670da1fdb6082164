import { hashText, hashWords } from './hash';

it.each([
  ['', 0x811c9dc5],
  ['a', 0xe40c292c],
  ['foobar', 0xbf9cf968],
])('the text %j has the hash that its authors give', (text, hash) => {
  expect(hashText(text) >>> 0).toBe(hash);
});

it('words can be hashed part by part, and every bit counts', () => {
  const words = Uint32Array.of(0, 1, 0x80000000, 7);
  expect(hashWords(words.subarray(2), hashWords(words.subarray(0, 2)))).toBe(hashWords(words));
  const others = [...words].flatMap((_, i) =>
    Array.from({ length: 32 }, (__, bit) => hashWords(words.map((word, at) => (at === i ? word ^ (1 << bit) : word))))
  );
  expect(new Set([hashWords(words), ...others]).size).toBe(1 + 4 * 32);
});
