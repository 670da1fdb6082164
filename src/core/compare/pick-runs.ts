import { HunterError } from '../errors';
import { formatTime } from '../format';
import { isBound } from '../runs/find-runs';
import { isWithin } from '../series/range';
import { type Series, type TimeRange } from '../series/series';
import { DAY } from '../times/days';
import { formatRunSet, type RunSet } from './run-set';

/** Picks runs of a series: returns their indexes, ascending. */
export type Pick = (series: Series) => number[];

/** The functions that pick the runs of both sides. */
export interface Sides {
  baseline: Pick;
  tail: Pick;
}

/**
 * Finds the runs of each side. Sets such as "the last 7 runs" are resolved once for the whole test, not per metric: a
 * metric that is no longer measured has no runs in them, instead of old ones.
 *
 * @throws HunterError when a side has no runs at all, or both sides share some
 */
export function pickRuns(all: Series[], baseline: RunSet, tail: RunSet): Sides {
  const pickTail = picker(tail, all, Infinity);
  const start = firstTime(all, pickTail);
  if (start === undefined) {
    throw nothing('tail', tail, all);
  }
  const pickBaseline = picker(baseline, all, start);
  if (firstTime(all, pickBaseline) === undefined) {
    throw nothing('baseline', baseline, all);
  }
  for (const series of all) {
    const shared = new Set(pickTail(series));
    const index = pickBaseline(series).find((i) => shared.has(i));
    if (index !== undefined) {
      throw new HunterError(
        'input',
        `Baseline (${formatRunSet(baseline)}) and tail (${formatRunSet(tail)}) share runs, such as that of ${formatTime(series.times[index])}: choose runs for each that the other does not have.`
      );
    }
  }
  return { baseline: pickBaseline, tail: pickTail };
}

/** @param before time, ms since 1970: the sets `runs` and `days` end before it */
function picker(set: RunSet, all: Series[], before: number): Pick {
  switch (set.kind) {
    case 'runs':
      return within({ from: startOfRuns(set.n, all, before), to: justBefore(before) });
    case 'days': {
      const newest = Math.max(...all.map(({ times }) => times.at(-1) ?? -Infinity));
      return before === Infinity
        ? within({ from: newest - set.n * DAY + 1, to: Infinity })
        : within({ from: before - set.n * DAY, to: justBefore(before) });
    }
    case 'between':
      return within({ from: set.from ?? -Infinity, to: set.to ?? Infinity });
    case 'branch':
      return matching(({ runs }, i) => runs?.[i]?.branch === set.branch);
    case 'of':
      return matching(({ runs }, i) => runs?.[i] !== undefined && isBound(runs[i], set.bound));
    case 'since':
    case 'until': {
      const times = all.flatMap((series) => [...timesOf(series, picker({ ...set, kind: 'of' }, all, before))]);
      if (times.length === 0) {
        return () => [];
      }
      return set.kind === 'since'
        ? within({ from: least(times), to: Infinity })
        : within({ from: -Infinity, to: -least(times.map((time) => -time)) });
    }
  }
}

/** Returns the start of the last `n` runs before a time: of all metrics, the latest time at which n runs are left. */
function startOfRuns(n: number, all: Series[], before: number): number {
  const starts = all.map((series) => timesOf(series, within({ from: -Infinity, to: justBefore(before) })).at(-n));
  const known = starts.filter((time) => time !== undefined);
  return known.length > 0 ? Math.max(...known) : -Infinity;
}

const justBefore = (time: number) => (time === Infinity ? Infinity : time - 1);

const within = (range: TimeRange): Pick => matching(({ times }, i) => isWithin(times[i], range));

const matching =
  (wanted: (series: Series, index: number) => boolean): Pick =>
  (series) =>
    [...series.times.keys()].filter((i) => Number.isFinite(series.values[i]) && wanted(series, i));

const timesOf = (series: Series, pick: Pick) => pick(series).map((i) => series.times[i]);

const least = (times: number[]) => times.reduce((a, b) => Math.min(a, b), Infinity);

function firstTime(all: Series[], pick: Pick): number | undefined {
  const first = least(all.flatMap((series) => timesOf(series, pick)));
  return first === Infinity ? undefined : first;
}

function nothing(side: 'baseline' | 'tail', set: RunSet, all: Series[]): HunterError {
  const named = set.kind !== 'runs' && set.kind !== 'days' && set.kind !== 'between';
  const why = named
    ? ` Graphite's events tell what ran when${all.some(({ runs }) => runs?.some(Boolean)) ? '.' : ', and there are none of this test.'}`
    : side === 'baseline'
      ? ' Look at a longer time, or choose another tail.'
      : '';
  return new HunterError('empty', `No run is in the ${side} (${formatRunSet(set)}).${why}`);
}
