import { memoize } from './memoize';

it('works out once what is asked for again, and keeps to its bound', () => {
  const work = jest.fn((text: string) => (text === 'none' ? undefined : text.length));
  const remembered = memoize(work, 3);
  expect(['a', 'bb', 'a', 'none', 'none', 'bb'].map(remembered)).toEqual([1, 2, 1, undefined, undefined, 2]);
  expect(work).toHaveBeenCalledTimes(3);
  expect(['ccc', 'a', 'ccc'].map(remembered)).toEqual([3, 1, 3]);
  expect(work).toHaveBeenCalledTimes(5);
});
