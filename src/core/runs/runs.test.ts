import { changeLinks } from '../query/change-links';
import { type Series } from '../series/series';
import { DAY } from '../times/days';
import type { ApiRequest } from '../transport/request';
import { findBound, findRuns } from './find-runs';
import { joinRuns, stepOf } from './join-runs';
import { nameRun, runsOfEvents } from './run';
import { splitByBranch } from './split-by-branch';

const day = (n: number) => n * DAY;
const event = (time: number, data: object, tags: string[] = ['jane@example.com', 't']) => ({
  when: time / 1000,
  what: 'Performance Test',
  tags,
  data: JSON.stringify(data),
});
const graphite =
  (events: object[]) =>
  async ({ params }: ApiRequest) => {
    const tags = (params!.find(([name]) => name === 'tags')?.[1] ?? '').split(' ');
    const body = JSON.stringify(
      (events as Array<{ tags: string[] }>).filter((one) => tags.every((tag) => one.tags.includes(tag)))
    );
    return { status: 200, contentType: 'application/json', body };
  };

it('runs are what events tell of them; "null" and nothing are not known', () => {
  const events = [
    { time: 1, what: '', tags: [], data: `{'run_id': 'r1', 'version': '6.8', 'branch': 'null', 'commit': ''}` },
    { time: 2, what: '', tags: [], data: 'lunch' },
  ];
  expect(runsOfEvents(events)).toEqual([{ time: 1, id: 'r1', version: '6.8' }]);
  expect(nameRun({ time: 1, version: '6.8', branch: 'main', commit: '0123456789abcdef' })).toBe(
    '6.8, main, 0123456789'
  );
});

it('a mapping says where else an event tells of its run: in other fields, or in tags', () => {
  const events = [
    { time: 1, what: '', tags: ['ci', 'commit=abc123', 'host:perf-2'], data: '{"build": 7, "commit": "not this"}' },
    { time: 2, what: '', tags: ['ci', 'commit='], data: '' },
  ];
  const fields = { id: 'build', commit: 'tag:commit=', machine: 'tag:host:' };
  expect(runsOfEvents(events, fields)).toEqual([{ time: 1, id: '7', commit: 'abc123', machine: 'perf-2' }]);
});

it('a run belongs to the point of its step', () => {
  const times = Float64Array.from([day(1), day(2), day(4)]);
  const runs = [
    { time: day(2) + 5, id: 'first' },
    { time: day(2) + 9, id: 'last' },
    { time: day(3), id: 'no point' },
  ];
  expect(joinRuns(times, runs).map((run) => run?.id)).toEqual([undefined, 'last', undefined]);
  expect(stepOf(Float64Array.from([3_600_000, 7_200_000 * 5]))).toBe(3_600_000);
});

it('the first and the last run of a commit are found, of other tests too when this one has none', async () => {
  const send = graphite([
    event(day(1), { commit: 'aaa111' }),
    event(day(2), { commit: 'aaa111' }),
    event(day(3), { version: '7.0' }, ['jane@example.com', 'other']),
  ]);
  const bound = (of: Parameters<typeof findBound>[3], which: 'first' | 'last') =>
    findBound(send, 'jane@example.com', 't', of, which);
  expect(await bound({ commit: 'aaa' }, 'first')).toBe(day(1));
  expect(await bound({ commit: 'aaa' }, 'last')).toBe(day(2));
  expect(await bound({ version: '7.0' }, 'first')).toBe(day(3));
  await expect(bound({ version: '8.0' }, 'first')).rejects.toThrow('No run of version "8.0" is known');
  expect(await findRuns(send, 'jane@example.com', 't')).toHaveLength(2);
});

it('each branch becomes a series of its own runs', () => {
  const series: Series = {
    name: 's',
    target: '',
    labels: {},
    times: Float64Array.from([1, 2, 3, 4]),
    values: Float64Array.from([10, 20, 11, 21]),
    runs: [{ time: 1, branch: 'main' }, { time: 2, branch: 'dev' }, { time: 3, branch: 'main' }, undefined],
  };
  const [main, none] = splitByBranch(series, ['main', 'nosuch']);
  expect([...main.values]).toEqual([10, 11]);
  expect(main).toMatchObject({ name: 's [main]', labels: { branch: 'main' } });
  expect(none).toBeUndefined();
});

describe('links', () => {
  const change = {
    firstBadRun: { time: 2, id: 'r2', commit: 'b/b' },
    lastGoodRun: { time: 1, id: 'r1', commit: 'aa' },
  };
  const located = { owner: 'jane@example.com', test: 't' };

  it('lead to runs, test and commits', () => {
    const links = changeLinks(change, located, {
      falloutUrl: 'http://fallout/',
      commitRangeUrl: 'https://git/compare/{from}...{to}',
    });
    expect(links.map(({ url }) => url)).toEqual([
      'https://git/compare/aa...b%2Fb',
      'http://fallout/tests/ui/jane@example.com/t/r2/artifacts',
      'http://fallout/tests/ui/jane@example.com/t/r1/artifacts',
      'http://fallout/tests/ui/jane@example.com/t',
    ]);
  });

  it('are none where nothing is known, and never scripts', () => {
    expect(changeLinks({}, undefined, {})).toEqual([]);
    expect(changeLinks(change, undefined, { commitRangeUrl: 'javascript:alert(1)' })).toEqual([]);
  });
});
