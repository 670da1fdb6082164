import type { ApiAnswer, ApiRequest } from '../transport/request';
import { fetchRunsOfTests, fetchTails } from './fetch-tails';
import { joinTail } from './join-tail';
import { NO_POINTS, tailDigest } from './tail-digest';

const points = (times: number[], values: number[] = times) => ({
  times: Float64Array.from(times),
  values: Float64Array.from(values),
});

describe('the digest of a tail', () => {
  const kept = points([1, 2, 3, 4], [10, 20, 30, 40]);

  it('is the same whatever was before it', () => {
    expect(tailDigest(kept, 3)).toBe(tailDigest(points([3, 4], [30, 40]), 3));
  });

  it.each([
    ['a new run', points([3, 4, 5], [30, 40, 50])],
    ['another value', points([3, 4], [30, 40.000001])],
    ['another time', points([3, 5], [30, 40])],
    ['a run that is gone', points([4], [40])],
    ['values that changed places', points([3, 4], [40, 30])],
  ])('differs with %s', (_, other) => {
    expect(tailDigest(other, 3)).not.toBe(tailDigest(kept, 3));
  });

  it('says when there are no points', () => {
    expect(tailDigest(kept, 5)).toBe(NO_POINTS);
    expect(tailDigest(kept, 4)).not.toBe(NO_POINTS);
  });
});

describe('a tail is joined', () => {
  const kept = points([1, 2, 3, 4], [10, 20, 30, 40]);

  it('behind what was kept, and in place of runs that were overwritten', () => {
    expect(joinTail(kept, points([3, 4, 5], [30, 41, 50]), 3)).toEqual(points([1, 2, 3, 4, 5], [10, 20, 30, 41, 50]));
  });

  it.each([
    ['a kept run is missing', points([4, 5], [40, 50])],
    ['it has finer steps', points([3, 3.5, 4, 5], [30, 30, 40, 50])],
    ['it has steps that begin elsewhere', points([3.1, 4.1, 5.1], [30, 40, 50])],
  ])('but not when %s', (_, tail) => {
    expect(joinTail(kept, tail, 3)).toBeUndefined();
  });

  it('and not when nothing tells that steps are the same', () => {
    expect(joinTail(kept, points([7], [70]), 6)).toBeUndefined();
  });
});

describe('tails', () => {
  const answer = (value: unknown): ApiAnswer => ({
    status: 200,
    contentType: 'application/json',
    body: JSON.stringify(value),
  });
  const range = { from: 0, to: 10_000 };

  it('of several tests come in one request, each to its own; no points are no problem', async () => {
    const asked: ApiRequest[] = [];
    const tails = await fetchTails(
      async (request) => {
        asked.push(request);
        return answer([
          { target: '1|b', datapoints: [[2, 2]] },
          { target: '0|a.x', datapoints: [[1, 1]] },
        ]);
      },
      [['a.*', 'b'], ['c']],
      range
    );
    expect(asked).toHaveLength(1);
    expect(tails.map(({ series, problem }) => [series.map(({ name }) => name), problem])).toEqual([
      [['a.x', 'b'], undefined],
      [[], undefined],
    ]);
  });

  it('that cannot be had say why', async () => {
    const tails = await fetchTails(
      async ({ params = [] }) =>
        params.some(([, value]) => value.includes('b'))
          ? { status: 400, contentType: '', body: 'Invalid target' }
          : answer([{ target: 'a', datapoints: [[1, 1]] }]),
      [['a'], ['b']],
      range
    );
    expect(tails[0].problem).toBeUndefined();
    expect(tails[1].problem?.message).toContain('"b"');
  });

  it('come with the runs of all tests of an owner', async () => {
    const event = (test: string, id: string) => ({ when: 5, what: '', tags: ['jane', test], data: { run_id: id } });
    const runs = await fetchRunsOfTests(
      async () => answer([event('a', '1'), event('other', '2'), { ...event('b', '3'), tags: ['joe', 'b'] }]),
      'jane',
      ['a', 'b'],
      range
    );
    expect([...runs].map(([test, all]) => [test, all.map(({ id }) => id)])).toEqual([
      ['a', ['1']],
      ['b', []],
    ]);
  });
});
