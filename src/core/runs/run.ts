import { QUERY_BOUNDS } from '../bounds';
import { eventData, type GraphiteEvent } from '../graphite/events';
import type { TestRun } from '../series/test-run';

/**
 * Reads runs from events. Programs put the fields `run_id`, `version`, `branch`, `commit` and `machine` into an event's data; an
 * empty text, "null" or "None" means that the value is not known. Events without any of them are no runs.
 */
export function runsOfEvents(events: GraphiteEvent[]): TestRun[] {
  return events.flatMap(({ time, data }) => {
    const fields = eventData(data) ?? {};
    const known = FIELDS.flatMap(([name, field]) => {
      const text = textOf(fields[field]);
      return text === undefined ? [] : [[name, text]];
    });
    return known.length > 0 ? [{ time, ...Object.fromEntries(known) }] : [];
  });
}

/** Properties of a run, and their names in an event's data. */
const FIELDS = [
  ['id', 'run_id'],
  ['version', 'version'],
  ['branch', 'branch'],
  ['commit', 'commit'],
  ['machine', 'machine'],
] as const;

/** Returns a field of an event's data as text; undefined if it is not set, or longer than a name may be. */
function textOf(value: unknown): string | undefined {
  const text = ['string', 'number', 'boolean'].includes(typeof value) ? String(value).trim() : '';
  return ['', 'null', 'None'].includes(text) || text.length > QUERY_BOUNDS.name ? undefined : text;
}

/** Shortens the hash of a commit to ten digits, for a sentence. */
export const shortCommit = (commit: string): string => (/^[0-9a-f]{12,}$/i.test(commit) ? commit.slice(0, 10) : commit);

/** Names a run by its version, branch and commit, as far as they are known: `6.8.3, main, 1a2b3c4d5e`. */
export function nameRun({ version, branch, commit }: TestRun): string {
  return [version, branch, commit && shortCommit(commit)].filter(Boolean).join(', ');
}
