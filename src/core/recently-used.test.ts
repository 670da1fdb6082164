import { RecentlyUsed } from './recently-used';

const kept = (values: RecentlyUsed<string>, keys: string) => [...keys].filter((key) => values.find(key) !== undefined);

it('forgets the least recently used values when all are too large', () => {
  const values = new RecentlyUsed<string>(10, ({ length }) => length);
  ['a', 'b', 'c'].forEach((key) => values.keep(key, '123'));
  values.find('a');
  values.keep('d', '1234');
  expect(kept(values, 'abcd')).toEqual(['a', 'c', 'd']);
});

it('counts a value that is replaced once', () => {
  const values = new RecentlyUsed<string>(10, ({ length }) => length);
  ['a', 'a', 'a', 'b'].forEach((key) => values.keep(key, '12345'));
  expect(kept(values, 'ab')).toEqual(['a', 'b']);
});

it('keeps the others where one is too large by itself', () => {
  const values = new RecentlyUsed<string>(10, ({ length }) => length);
  values.keep('a', '123');
  values.keep('b', '12345678901');
  expect(kept(values, 'ab')).toEqual(['a']);
});
