import { QUERY_BOUNDS } from '../bounds';
import { HunterError } from '../errors';
import type { RunBound } from '../runs/find-runs';
import { type TimeRange } from '../series/series';
import { DAY } from '../times/days';
import { readTime } from '../times/parse-time';

/**
 * The runs of a test that form one side of a comparison. As a tail, `runs` and `days` end with the newest run; as a
 * baseline, they end before the tail. `of` means only the runs of a version or commit, `since` everything from its
 * first run on, `until` everything up to its last run.
 */
export type RunSet =
  | { kind: 'runs'; n: number }
  | { kind: 'days'; n: number }
  /** Times in ms since 1970, both included; a missing end is open. */
  | { kind: 'between'; from?: number; to?: number }
  | { kind: 'of' | 'since' | 'until'; bound: RunBound }
  | { kind: 'branch'; branch: string };

export const DEFAULT_BASELINE: RunSet = { kind: 'days', n: 30 };
export const DEFAULT_TAIL: RunSet = { kind: 'runs', n: 7 };

const HELP =
  'write "7 runs", "30 days", "2026-06-01..2026-06-30", "version 6.8.3", "since version 6.8.3", "until commit 1a2b3c" or "branch main"';

/**
 * Parses a set of runs, as options and URLs have it.
 *
 * @param what name of the side for the error, such as `baseline`
 * @param now ms since 1970, for relative times
 * @throws HunterError that shows how to write a set
 */
export function parseRunSet(text: string, what: string, now?: number): RunSet {
  const words = text.slice(0, QUERY_BOUNDS.name).trim();
  const set = readCount(words) ?? readNamed(words) ?? readBetween(words, now);
  if (!set) {
    throw new HunterError('input', `The ${what} "${text}" chooses no runs: ${HELP}.`);
  }
  if (set.kind === 'between' && (set.from ?? -Infinity) > (set.to ?? Infinity)) {
    throw new HunterError('input', `The ${what} "${text}" ends before it begins.`);
  }
  return set;
}

/** `7 runs`, `30 days`, `30d`. */
function readCount(words: string): RunSet | undefined {
  const [, count, unit] = /^(\d{1,6})\s*(runs?|days?|d)$/i.exec(words) ?? [];
  return count && Number(count) > 0
    ? { kind: unit.toLowerCase().startsWith('run') ? 'runs' : 'days', n: Number(count) }
    : undefined;
}

/** `version 6.8.3`, `since version 6.8.3`, `until commit 1a2b3c`, `branch main`. */
function readNamed(words: string): RunSet | undefined {
  const [, kind, by, value] = /^(?:(since|until)\s+)?(version|commit|branch)\s+(\S.*)$/i.exec(words) ?? [];
  switch (by?.toLowerCase()) {
    case 'branch':
      return kind ? undefined : { kind: 'branch', branch: value };
    case 'commit':
    case 'version': {
      const bound = by.toLowerCase() === 'commit' ? { commit: value } : { version: value };
      return { kind: kind ? (kind.toLowerCase() as 'since' | 'until') : 'of', bound };
    }
    default:
      return undefined;
  }
}

/** `2026-06-01..2026-06-30`; one of the ends may be missing. */
function readBetween(words: string, now?: number): RunSet | undefined {
  const [, first, last] = /^(.*?) ?\.\. ?(.*)$/.exec(words) ?? [];
  const [from, to] = [timeOf(first, 'first', now), timeOf(last, 'last', now)];
  if ((!first && !last) || Number.isNaN(from) || Number.isNaN(to)) {
    return undefined;
  }
  return { kind: 'between', ...(first && { from }), ...(last && { to }) };
}

/** Parses one end of a range, UTC; a date means all of its day. Undefined for no text, NaN if it is not a time. */
function timeOf(text: string | undefined, which: 'first' | 'last', now?: number): number | undefined {
  if (!text) {
    return undefined;
  }
  const span = readTime(text, now);
  return span ? (which === 'first' ? span.from : span.to) : NaN;
}

/** Writes a set in the form that `parseRunSet` reads. */
export function formatRunSet(set: RunSet): string {
  switch (set.kind) {
    case 'runs':
    case 'days':
      return `${set.n} ${set.n === 1 ? set.kind.slice(0, -1) : set.kind}`;
    case 'between':
      return `${formatBound(set.from, 'first')}..${formatBound(set.to, 'last')}`;
    case 'branch':
      return `branch ${set.branch}`;
    default: {
      const { bound, kind } = set;
      const named = 'commit' in bound ? `commit ${bound.commit}` : `version ${bound.version}`;
      return kind === 'of' ? named : `${kind} ${named}`;
    }
  }
}

function formatBound(time: number | undefined, which: 'first' | 'last'): string {
  if (time === undefined) {
    return '';
  }
  const text = new Date(time).toISOString();
  const day = text.slice(0, 10);
  return timeOf(day, which) === time ? day : text;
}

/** Returns the range to fetch for a comparison: `range`, extended if a side needs older or newer runs. */
export function comparedRange(range: TimeRange, baseline: RunSet, tail: RunSet): TimeRange {
  const days = (set: RunSet) => (set.kind === 'days' ? set.n : 0);
  const starts = [baseline, tail].flatMap((set) => (set.kind === 'between' ? (set.from ?? []) : []));
  const ends = [baseline, tail].flatMap((set) => (set.kind === 'between' ? (set.to ?? []) : []));
  const to = Math.max(range.to, ...ends);
  const reach = days(baseline) + days(tail);
  const anchor = Math.min(range.to, ...(tail.kind === 'between' ? starts : []));
  return { from: Math.min(range.from, ...starts, anchor - reach * DAY), to };
}
