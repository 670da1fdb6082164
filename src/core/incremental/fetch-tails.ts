import type { HunterError } from '../errors';
import { eventsRequest, decodeEvents } from '../graphite/events';
import { fetchTargets, type TargetResult } from '../graphite/fetch-targets';
import { runsOfEvents } from '../runs/run';
import type { Series, TimeRange } from '../series/series';
import type { TestRun } from '../series/test-run';
import type { Send } from '../transport/send';

/** The series of one group of targets, or why they cannot be had. That there are no points is no reason. */
export interface Tail {
  series: Series[];
  problem?: HunterError;
}

/** The last points of several groups of targets, such as tests, in one request. At most `MAX_TARGETS` in all. */
export async function fetchTails(send: Send, groups: string[][], range: TimeRange): Promise<Tail[]> {
  const results = await fetchTargets(send, groups.flat(), range);
  let next = 0;
  return groups.map((targets): Tail => {
    const own: TargetResult[] = results.slice(next, (next += targets.length));
    const problem = own.find((result) => result.problem && result.problem.kind !== 'empty')?.problem;
    return { series: own.flatMap(({ series }) => series), ...(problem && { problem }) };
  });
}

/** The runs of all tests of an owner that Graphite's events tell of, by test, in one request. @throws HunterError */
export async function fetchRunsOfTests(
  send: Send,
  owner: string,
  tests: string[],
  range: TimeRange
): Promise<Map<string, TestRun[]>> {
  const answer = await send(eventsRequest([owner], 'all', range));
  const events = decodeEvents(answer, [owner], 'all');
  const found = new Map(tests.map((test): [string, typeof events] => [test, []]));
  events.forEach((event) => event.tags.forEach((tag) => found.get(tag)?.push(event)));
  return new Map([...found].map(([test, own]) => [test, runsOfEvents(own)]));
}
