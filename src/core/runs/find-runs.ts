import { HunterError } from '../errors';
import { decodeEvents, eventsRequest } from '../graphite/events';
import type { TimeRange } from '../series/series';
import type { TestRun } from '../series/test-run';
import type { Send } from '../transport/send';
import { runsOfEvents } from './run';
import type { RunMapping } from './run-mapping';

/**
 * Fetches the runs of a test from Graphite's events that are tagged with the owner and the test.
 *
 * @throws HunterError
 */
export async function findRuns(send: Send, owner: string, test: string, range?: TimeRange): Promise<TestRun[]> {
  return await taggedRuns(send, [owner, test], range);
}

/** Fetches the runs of the events that a mapping names. @throws HunterError */
export async function findMappedRuns(send: Send, { tags, fields }: RunMapping, range?: TimeRange): Promise<TestRun[]> {
  const answer = await send(eventsRequest(tags, 'all', range));
  return runsOfEvents(decodeEvents(answer, tags, 'all'), fields);
}

const taggedRuns = (send: Send, tags: string[], range?: TimeRange) => findMappedRuns(send, { tags }, range);

/** A commit or version that limits the history of a test. */
export type RunBound = { commit: string } | { version: string };

/** Fewest characters of a shortened id of a run: of runs that are counted, 1 must not mean 10. */
const SHORTENED = 6;

/** What may limit a history: also a run, by its id, which may be shortened to six characters. */
export type RunLimit = RunBound | { run: string };

/**
 * Finds the first or last run of a commit or version: of this test, else of any test of its owner, as the original
 * Hunter did. A commit may be shortened.
 *
 * @returns the time of the run, ms since 1970
 * @throws HunterError if no event mentions the commit or version
 */
export async function findBound(
  send: Send,
  owner: string,
  test: string,
  bound: RunBound,
  which: 'first' | 'last'
): Promise<number> {
  const pick = (runs: TestRun[]) => runs.filter((run) => isBound(run, bound)).at(which === 'first' ? 0 : -1);
  const found = pick(await findRuns(send, owner, test)) ?? pick(await taggedRuns(send, [owner]));
  if (!found) {
    const [what, value] = 'commit' in bound ? ['commit', bound.commit] : ['version', bound.version];
    throw new HunterError(
      'not-found',
      `No run of ${what} "${value}" is known: Graphite has no event tagged "${owner}" that tells of it.`
    );
  }
  return found.time;
}

/** True if a run has the commit, the version or the id of a limit. */
export function isBound(run: TestRun, bound: RunLimit): boolean {
  if ('run' in bound) {
    const { id = '' } = run;
    return id === bound.run || (bound.run.length >= SHORTENED && id.startsWith(bound.run));
  }
  return 'commit' in bound ? Boolean(run.commit?.startsWith(bound.commit)) : run.version === bound.version;
}
