import { fireEvent, render, screen } from '@testing-library/react';
import React from 'react';

import { parseTarget } from '../../core/graphite/expression/parse';
import { validateQuery } from '../../core/query/stored-query';
import type { HunterQuery } from '../types';
import { QueryHelp } from './QueryHelp';

it.each([
  ['https://fallout', 6],
  [undefined, 4],
])('gives examples that can be used as they are, with Fallout %s: %d', (falloutUrl, count) => {
  const onClickExample = jest.fn();
  render(<QueryHelp query={{} as HunterQuery} onClickExample={onClickExample} datasource={{ falloutUrl } as never} />);
  expect(screen.queryAllByText(/Fallout/).length > 0).toBe(Boolean(falloutUrl));
  screen.getAllByRole('button').forEach((example) => fireEvent.click(example));
  expect(onClickExample).toHaveBeenCalledTimes(count);
  for (const [query] of onClickExample.mock.calls as Array<[HunterQuery]>) {
    expect(() => validateQuery(query)).not.toThrow();
    const targets = query.source.type === 'graphite' ? query.source.targets : [];
    expect(targets.flatMap((target) => parseTarget(target).problems)).toEqual([]);
  }
});
