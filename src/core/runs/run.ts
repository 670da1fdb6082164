import { QUERY_BOUNDS } from '../bounds';
import { eventData, type GraphiteEvent } from '../graphite/events';
import type { TestRun } from '../series/test-run';
import { readField, USUAL_FIELDS, type RunField, type RunMapping } from './run-mapping';

/**
 * Reads runs from events. Programs put the fields `run_id`, `version`, `branch`, `commit` and `machine` into an event's
 * data; a mapping names others. An empty text, "null" or "None" means that the value is not known. Events without any of
 * them are no runs.
 */
export function runsOfEvents(events: GraphiteEvent[], fields: RunMapping['fields'] = {}): TestRun[] {
  const places = Object.entries({ ...USUAL_FIELDS, ...fields }) as Array<[RunField, string]>;
  const runs: TestRun[] = [];
  for (const event of events) {
    const data = eventData(event.data) ?? {};
    const run: TestRun = { time: event.time };
    let isKnown = false;
    for (const [name, where] of places) {
      const text = textOf(readField(where, event, data));
      if (text !== undefined) {
        run[name] = text;
        isKnown = true;
      }
    }
    if (isKnown) {
      runs.push(run);
    }
  }
  return runs;
}

/** Returns a field of an event's data as text; undefined if it is not set, or longer than a name may be. */
function textOf(value: unknown): string | undefined {
  const isPlain = typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean';
  const text = isPlain ? String(value).trim() : '';
  return text === '' || text === 'null' || text === 'None' || text.length > QUERY_BOUNDS.name ? undefined : text;
}

/** Shortens the hash of a commit to ten digits, for a sentence. */
export const shortCommit = (commit: string): string => (/^[0-9a-f]{12,}$/i.test(commit) ? commit.slice(0, 10) : commit);

/** Names a run by its version, branch and commit, as far as they are known: `6.8.3, main, 1a2b3c4d5e`. */
export function nameRun({ version, branch, commit }: TestRun): string {
  return [version, branch, commit && shortCommit(commit)].filter(Boolean).join(', ');
}
