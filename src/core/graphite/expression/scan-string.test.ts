import { endOfString } from './scan-string';

it.each([
  ["'a'", 3],
  ["'a' b", 3],
  ["'it''s'", 7],
  ["'it\\'s'", 7],
  ['"a\'b"', 5],
  ["'a\\\\'", 5],
  ["'a\\x41'", 7],
  ["''", 2],
  ["'a\\\nb'", 6],
])('%j is one string up to %d', (text, end) => expect(endOfString(text, 0)).toBe(end));

it.each(["'", "'a", "'a\\'", "'a''", "'a\\x'", "'a\\X'", "'a\n'", "'a\\\\\\'"])('%j is not closed', (text) =>
  expect(endOfString(text, 0)).toBeUndefined()
);

it('begins where it is said to', () => {
  expect(endOfString("f('a', 'b')", 7)).toBe(10);
});
