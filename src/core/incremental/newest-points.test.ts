import fc from 'fast-check';

import type { RenderedPoints } from '../transport/request';
import { joinNewest, newestRequest } from './newest-points';

const points = (target: string, times: Float64Array, values = times): RenderedPoints => ({ target, times, values });

/** Makes the answer of a server that has points at these times, from a time on. */
const answer = (target: string, times: number[], from: number) =>
  points(target, Float64Array.from(times.filter((time) => time >= from)));

const ascending = fc
  .uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 30 })
  .map((all) => all.sort((a, b) => a - b));

it('what is joined is what the server has, or all must be fetched', () => {
  fc.assert(
    fc.property(ascending, ascending, fc.integer({ min: 0, max: 60 }), (before, added, from) => {
      const last = before[before.length - 1] ?? 0;
      const after = [...before, ...added.map((time) => Math.max(last + 1, from) + time)];
      const joined = joinNewest([answer('a', before, 0)], [answer('a', after, from)], from);
      // without a common point nobody knows whether the times are of the same kind
      expect(joined !== undefined).toBe((before.length > 0 && last >= from) || added.length === 0);
      expect(joined ? [...joined[0].times] : after).toEqual(after);
      expect(joined ? [...joined[0].values] : after).toEqual(after);
    })
  );
});

describe('what does not fit is not joined:', () => {
  const known = [answer('a', [1, 2, 3], 0), answer('b', [1, 2, 3], 0)];

  it.each<[string, RenderedPoints[]]>([
    ['a new series', ['a', 'b', 'c'].map((name) => answer(name, [1, 2, 3], 2))],
    ['a series that is gone', [answer('a', [1, 2, 3], 2)]],
    ['a point that is gone', ['a', 'b'].map((name) => answer(name, [1, 3], 2))],
    ['other times', ['a', 'b'].map((name) => answer(name, [2, 2.5, 3], 2))],
  ])('%s', (_, newest) => {
    expect(joinNewest(known, newest, 2)).toBeUndefined();
  });

  it('a series whose last point is older need not be in the answer', () => {
    const ended = answer('ended', [1], 0);
    expect(joinNewest([...known, ended], [answer('a', [1, 2, 3, 4], 2), known[1]], 2)).toEqual([
      answer('a', [1, 2, 3, 4], 0),
      known[1],
      ended,
    ]);
  });
});

it('series without new points stay the same, others share times as before', () => {
  const times = Float64Array.of(1, 2, 3);
  const newer = Float64Array.of(3, 4);
  const known = ['a', 'b', 'c'].map((name) => points(name, times));
  const joined = joinNewest(known, [points('a', newer), points('b', newer), points('c', Float64Array.of(3))], 3)!;
  expect(joined[1].times).toBe(joined[0].times);
  expect(joined[2]).toBe(known[2]);
});

it('asks for a week, with the rest of the request as it was', () => {
  const params: Array<[string, string]> = [
    ['target', 'alias(perf.a,"a")'],
    ['from', '1'],
    ['until', '900'],
  ];
  const request = { service: 'graphite', method: 'POST', path: '/render', params, refresh: true } as const;
  expect(newestRequest(request, 1_000_000_000)).toEqual({
    request: { ...request, params: [params[0], ['from', '395199'], params[2]] },
    from: 395_200_000,
  });
});
