import { renderHook } from '@testing-library/react';

import { useTellOnce } from './useTellOnce';

const setup = (first: object) => {
  const told: object[] = [];
  const tell = (changed: object) => told.push(changed);
  const { result, rerender } = renderHook(({ query }) => useTellOnce(query, tell), { initialProps: { query: first } });
  return { told, tell: (changed: object) => result.current(changed), rerender };
};

it('a choice is told once, however often the list tells of it', () => {
  const { told, tell, rerender } = setup({ test: '' });
  tell({ test: 'a' });
  tell({ test: 'a' });
  rerender({ query: { test: 'a' } });
  tell({ test: 'a' });
  expect(told).toEqual([{ test: 'a' }]);
});

it('what was chosen before can be chosen again', () => {
  const { told, tell, rerender } = setup({ test: 'a' });
  tell({ test: 'b' });
  rerender({ query: { test: 'b' } });
  tell({ test: 'a' });
  rerender({ query: { test: 'a' } });
  tell({ test: 'b' });
  expect(told).toEqual([{ test: 'b' }, { test: 'a' }, { test: 'b' }]);
});
