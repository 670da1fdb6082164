import type { GraphiteEvent } from '../graphite/events';
import type { TestRun } from '../series/test-run';

/** What is known of a run beside its time. */
export type RunField = Exclude<keyof TestRun, 'time'>;

/** Which of Graphite's events are the runs of a test, and where they tell what ran. */
export interface RunMapping {
  /** Tags that an event must have, all of them. */
  tags: string[];
  /**
   * For each property of a run the name of a field of the event's data, or `tag:` and how a tag begins, such as
   * `tag:commit=`. What is left out has its usual field, see `USUAL_FIELDS`.
   */
  fields?: Partial<Record<RunField, string>>;
}

/** The names that these properties have in the data of the events of Fallout and of most programs. */
export const USUAL_FIELDS: Record<RunField, string> = {
  id: 'run_id',
  version: 'version',
  branch: 'branch',
  commit: 'commit',
  machine: 'machine',
};

const BY_TAG = 'tag:';

/** Reads a property of a run from an event. @param data the event's fields */
export function readField(
  where: string,
  { tags }: Pick<GraphiteEvent, 'tags'>,
  data: Record<string, unknown>
): unknown {
  if (!where.startsWith(BY_TAG)) {
    return data[where];
  }
  const start = where.slice(BY_TAG.length);
  return tags.find((tag) => tag.startsWith(start) && tag.length > start.length)?.slice(start.length);
}
