import { HunterError } from '../errors';
import { findMappedRuns, isBound, type RunLimit } from '../runs/find-runs';
import type { RunMapping } from '../runs/run-mapping';
import type { TimeRange } from '../series/series';
import { DAY } from '../times/days';
import type { Send } from '../transport/send';

/** Rounds down to the start of the day, because Graphite may store a point there, before the event of its run. */
export const dayOf = (time: number): number => Math.floor(time / DAY) * DAY;

/**
 * Finds the times of the first run and of the last one that bounds name, among the runs that events tell of, ms since 1970.
 *
 * @param name of the test, for errors
 * @throws HunterError if no event is of that commit, version or run
 */
export async function mappedBounds(
  send: Send,
  events: RunMapping,
  { since, until }: { since?: RunLimit; until?: RunLimit },
  name: string
): Promise<Partial<TimeRange> | undefined> {
  if (!since && !until) {
    return undefined;
  }
  const runs = await findMappedRuns(send, events);
  const timeOf = (bound: RunLimit, which: 0 | -1) => {
    const found = runs.filter((run) => isBound(run, bound)).at(which);
    if (!found) {
      const [what, value] = Object.entries(bound)[0] as [string, string];
      throw new HunterError(
        'not-found',
        `No event of "${name}", tagged ${events.tags.join(', ')}, is of ${what} "${value}".`
      );
    }
    return found.time;
  };
  return { ...(since && { from: dayOf(timeOf(since, 0)) }), ...(until && { to: timeOf(until, -1) }) };
}
