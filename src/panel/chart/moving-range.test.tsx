import { dateTime } from '@grafana/data';
import { renderHook } from '@testing-library/react';

import { useSteadyRange } from './moving-range';

const range = (from: number, to: number) => ({ from: dateTime(from), to: dateTime(to), raw: { from: '', to: '' } });

/** Draws a thousand pixels of ten ms each, and then other ranges. */
function drawn(...more: Array<[from: number, to: number, width?: number]>) {
  const { result, rerender } = renderHook(({ of, width }) => useSteadyRange(of, width), {
    initialProps: { of: range(0, 10_000), width: 1000 },
  });
  return more.map(([from, to, width = 1000]) => {
    rerender({ of: range(from, to), width });
    return result.current;
  });
}

it('a refresh that moves nothing by half a pixel leaves the picture as it is', () => {
  expect(drawn([4, 10_004])).toEqual([{ from: 0, to: 10_000 }]);
});

it('small steps do not add up: the picture moves when it is due', () => {
  expect(drawn([4, 10_004], [8, 10_008])[1]).toEqual({ from: 8, to: 10_008 });
});

it('a zoom and another width draw what is asked for', () => {
  expect(drawn([0, 5_000])).toEqual([{ from: 0, to: 5_000 }]);
  expect(drawn([4, 10_004, 800])).toEqual([{ from: 4, to: 10_004 }]);
});
