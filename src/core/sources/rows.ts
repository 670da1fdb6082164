import { HunterError } from '../errors';
import type { Series } from '../series/series';
import type { TestRun } from '../series/test-run';

/** One run of a test, as files and tables hold it: a row with a time and a number for each metric. */
export interface Row {
  run: TestRun;
  /** A value for each metric; missing and NaN for a gap. */
  metrics: Map<string, number>;
}

/** Makes a series for each metric, its runs in order of time. Runs without a value are left out of a series. */
export function seriesOfRows(rows: Row[]): Series[] {
  const sorted = [...rows].sort((a, b) => a.run.time - b.run.time);
  const names = new Set(rows.flatMap(({ metrics }) => [...metrics.keys()]));
  return [...names].flatMap((name) => {
    const kept = sorted.filter(({ metrics }) => Number.isFinite(metrics.get(name) ?? NaN));
    const isKnown = kept.some(({ run }) => run.id ?? run.version ?? run.branch ?? run.commit);
    return kept.length === 0
      ? []
      : [
          {
            name,
            target: name,
            labels: {},
            times: Float64Array.from(kept, ({ run }) => run.time),
            values: Float64Array.from(kept, ({ metrics }) => metrics.get(name)!),
            ...(isKnown && { runs: kept.map(({ run }) => run) }),
          },
        ];
  });
}

/** The names that columns with facts about a run have, in lower case. */
const NAMES = {
  time: ['time', 'timestamp', 'datetime', 'date', 'ts', 'started', 'start_time', 'created_at'],
  id: ['run', 'run_id', 'runid', 'build', 'build_id', 'build_number', 'id'],
  version: ['version', 'release'],
  branch: ['branch'],
  commit: ['commit', 'commit_id', 'commit_hash', 'revision', 'sha', 'git_sha'],
} as const;

export type RunField = keyof typeof NAMES;

/** The columns that hold facts about a run, by their names; the first that fits, in the order of `NAMES`. */
export type RunColumns = Partial<Record<RunField, string>>;

/**
 * Finds the columns that tell of the run.
 *
 * @param given names of columns that the user gave
 * @throws HunterError if there is no such column, or none with a time
 */
export function findRunColumns(header: string[], given: RunColumns, file: string): RunColumns {
  for (const [field, name] of Object.entries(given)) {
    if (!header.includes(name)) {
      throw new HunterError('input', `${file} has no column "${name}" for the ${field}: it has ${list(header)}.`);
    }
  }
  const taken = Object.values(given);
  const found = Object.entries(NAMES).flatMap(([field, names]) => {
    const name =
      given[field as RunField] ??
      names.flatMap((one) => header.filter((column) => column.toLowerCase() === one && !taken.includes(column)))[0];
    return name === undefined ? [] : [[field, name]];
  });
  const columns = Object.fromEntries(found) as RunColumns;
  if (columns.time === undefined) {
    throw new HunterError(
      'input',
      `${file} has no column "time": name the one that holds the time of a run with --time-column; it has ${list(header)}.`
    );
  }
  return columns;
}

const list = (names: string[]) => names.map((name) => `"${name}"`).join(', ');

/** Makes a run of texts; empty ones, "null" and "None" are not known. */
export function runOf(time: number, facts: Partial<Record<RunField, unknown>>): TestRun {
  const known = (['id', 'version', 'branch', 'commit'] as const).flatMap((field) => {
    const fact = facts[field];
    const text = typeof fact === 'string' || typeof fact === 'number' ? String(fact).trim() : '';
    return ['', 'null', 'none'].includes(text.toLowerCase()) ? [] : [[field, text]];
  });
  return { time, ...Object.fromEntries(known) };
}
