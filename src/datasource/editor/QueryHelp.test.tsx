import { fireEvent, render, screen } from '@testing-library/react';
import React from 'react';

import { parseTarget } from '../../core/graphite/expression/parse';
import { validateQuery } from '../../core/query/stored-query';
import type { HunterQuery } from '../types';
import { QueryHelp } from './QueryHelp';

it('gives examples that can be used as they are', () => {
  const onClickExample = jest.fn();
  render(<QueryHelp query={{} as HunterQuery} onClickExample={onClickExample} datasource={{} as never} />);
  screen.getAllByRole('button').forEach((example) => fireEvent.click(example));
  expect(onClickExample).toHaveBeenCalledTimes(6);
  for (const [query] of onClickExample.mock.calls as Array<[HunterQuery]>) {
    expect(() => validateQuery(query)).not.toThrow();
    const targets = query.source.type === 'graphite' ? query.source.targets : [];
    expect(targets.flatMap((target) => parseTarget(target).problems)).toEqual([]);
  }
});
