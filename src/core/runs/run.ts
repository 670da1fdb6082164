import { QUERY_BOUNDS } from '../bounds';
import { eventData, type GraphiteEvent } from '../graphite/events';
import type { TestRun } from '../series/test-run';

/**
 * The runs that events tell of. Programs write what they know into an event's data: `run_id`, `version`, `branch`,
 * `commit`; empty texts and "null" mean that it is not known. Events that tell nothing of that kind are no runs.
 */
export function runsOfEvents(events: GraphiteEvent[]): TestRun[] {
  return events.flatMap(({ time, data }) => {
    const told = eventData(data) ?? {};
    const text = (name: string) => {
      const value = told[name];
      const known = isPlain(value) ? String(value).trim() : '';
      const isTold = known !== 'null' && known !== 'None' && known.length <= QUERY_BOUNDS.name;
      return isTold ? known || undefined : undefined;
    };
    const run: TestRun = { time };
    const [id, version, branch, commit] = [text('run_id'), text('version'), text('branch'), text('commit')];
    return id || version || branch || commit
      ? [
          {
            ...run,
            ...(id && { id }),
            ...(version && { version }),
            ...(branch && { branch }),
            ...(commit && { commit }),
          },
        ]
      : [];
  });
}

const isPlain = (value: unknown) => ['string', 'number', 'boolean'].includes(typeof value);

/** A commit as people write it in a sentence. */
export const shortCommit = (commit: string): string => (/^[0-9a-f]{12,}$/i.test(commit) ? commit.slice(0, 10) : commit);

/** What is known of a run in a few words: `6.8.3, main, 1a2b3c4d5e`; empty when nothing is. */
export function nameRun({ version, branch, commit }: TestRun): string {
  return [version, branch, commit && shortCommit(commit)].filter(Boolean).join(', ');
}
