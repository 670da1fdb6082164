import { QUERY_BOUNDS } from '../bounds';
import { HunterError } from '../errors';
import type { RunBound } from '../runs/find-runs';
import { type TimeRange } from '../series/series';
import { DAY } from '../times/days';
import { readTime } from '../times/parse-time';

/**
 * Which runs of a test are one side of a comparison. `runs` and `days` end with the newest run where they choose the
 * tail, and before the tail where they choose the baseline. `of` has the runs of a version or commit only, `since` and
 * `until` everything from its first or up to its last run on.
 */
export type RunSet =
  | { kind: 'runs'; n: number }
  | { kind: 'days'; n: number }
  /** Both ends included, ms since 1970; an end that is left out is open. */
  | { kind: 'between'; from?: number; to?: number }
  | { kind: 'of' | 'since' | 'until'; bound: RunBound }
  | { kind: 'branch'; branch: string };

export const DEFAULT_BASELINE: RunSet = { kind: 'days', n: 30 };
export const DEFAULT_TAIL: RunSet = { kind: 'runs', n: 7 };

const HELP =
  'write "7 runs", "30 days", "2026-06-01..2026-06-30", "version 6.8.3", "since version 6.8.3", "until commit 1a2b3c" or "branch main"';

/** Reads what people and addresses write. @throws HunterError that says how to write it */
export function parseRunSet(text: string, what: string, now?: number): RunSet {
  const words = text.slice(0, QUERY_BOUNDS.name).trim();
  const [, count, unit] = /^(\d{1,6})\s*(runs?|days?|d)$/i.exec(words) ?? [];
  if (count && Number(count) > 0) {
    return { kind: unit.toLowerCase().startsWith('run') ? 'runs' : 'days', n: Number(count) };
  }
  const [, kind, by, value] = /^(?:(since|until)\s+)?(version|commit|branch)\s+(\S.*)$/i.exec(words) ?? [];
  if (by?.toLowerCase() === 'branch' && !kind) {
    return { kind: 'branch', branch: value };
  }
  if (by && by.toLowerCase() !== 'branch') {
    const bound = by.toLowerCase() === 'commit' ? { commit: value } : { version: value };
    return { kind: kind ? (kind.toLowerCase() as 'since' | 'until') : 'of', bound };
  }
  const [, from, to] = /^(.*?) ?\.\. ?(.*)$/.exec(words) ?? [];
  const between = { from: timeOf(from, 'first', now), to: timeOf(to, 'last', now) };
  if ((from || to) && !Number.isNaN(between.from) && !Number.isNaN(between.to)) {
    if ((between.from ?? -Infinity) > (between.to ?? Infinity)) {
      throw new HunterError('input', `The ${what} "${text}" ends before it begins.`);
    }
    return { kind: 'between', ...(from && { from: between.from }), ...(to && { to: between.to }) };
  }
  throw new HunterError('input', `The ${what} "${text}" chooses no runs: ${HELP}.`);
}

/** A date means all of its day, UTC. NaN where the text is no time. */
function timeOf(text: string | undefined, which: 'first' | 'last', now?: number): number | undefined {
  if (!text) {
    return undefined;
  }
  const span = readTime(text, now);
  return span ? (which === 'first' ? span.from : span.to) : NaN;
}

/** As `parseRunSet` reads it. */
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

/** The runs to fetch for a comparison: those of `range`, and more where a side asks for older ones. */
export function comparedRange(range: TimeRange, baseline: RunSet, tail: RunSet): TimeRange {
  const days = (set: RunSet) => (set.kind === 'days' ? set.n : 0);
  const starts = [baseline, tail].flatMap((set) => (set.kind === 'between' ? (set.from ?? []) : []));
  const ends = [baseline, tail].flatMap((set) => (set.kind === 'between' ? (set.to ?? []) : []));
  const to = Math.max(range.to, ...ends);
  const reach = days(baseline) + days(tail);
  const anchor = Math.min(range.to, ...(tail.kind === 'between' ? starts : []));
  return { from: Math.min(range.from, ...starts, anchor - reach * DAY), to };
}
