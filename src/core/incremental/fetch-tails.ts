import type { HunterError } from '../errors';
import { eventsRequest, decodeEvents } from '../graphite/events';
import { fetchTargets, type TargetResult } from '../graphite/fetch-targets';
import { runsOfEvents } from '../runs/run';
import type { Series, TimeRange } from '../series/series';
import type { TestRun } from '../series/test-run';
import type { Send } from '../transport/send';

/** The newest points of one group of targets. */
export interface Tail {
  series: Series[];
  /** The error of the first target that failed. A target without points is no failure. */
  problem?: HunterError;
}

/** Fetches the points within `range` of several groups of targets, such as tests, at most `MAX_TARGETS` in all. */
export async function fetchTails(send: Send, groups: string[][], range: TimeRange): Promise<Tail[]> {
  const results = await fetchTargets(send, groups.flat(), range);
  let next = 0;
  return groups.map((targets): Tail => {
    const own: TargetResult[] = results.slice(next, (next += targets.length));
    const problem = own.find((result) => result.problem && result.problem.kind !== 'empty')?.problem;
    return { series: own.flatMap(({ series }) => series), ...(problem && { problem }) };
  });
}

/** Fetches the runs of an owner's tests, by test, from Graphite's events, in one request. @throws HunterError */
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
