import { LIMIT_BOUNDS } from '../bounds';
import { checkObject, isNumber, sayBounds, wrong } from '../decode/check';
import { HunterError } from '../errors';
import { formatNumber } from '../format';
import type { Series } from '../series/series';

/** How much one query may bring, so that a careless wildcard does not hang a page. */
export interface Limits {
  series: number;
  points: number;
  /** Size of one answer, MB. */
  megabytes: number;
}

export const DEFAULT_LIMITS: Limits = { series: 2000, points: 5_000_000, megabytes: 200 };

/**
 * The limits of a data source's settings, with the usual ones where there are none.
 *
 * @throws HunterError naming the limit that is no number or out of bounds
 */
export function completeLimits(given: unknown): Limits {
  if (given === undefined || given === null) {
    return DEFAULT_LIMITS;
  }
  checkObject('limits', given);
  const limit = (name: keyof Limits): number => {
    const value = given[name] ?? DEFAULT_LIMITS[name];
    const bounds = { above: 0, max: LIMIT_BOUNDS[name] };
    if (!isNumber(value, bounds)) {
      throw wrong(`limits.${name}`, value, `${sayBounds(bounds)}, in the data source’s settings`);
    }
    return value;
  };
  return { series: limit('series'), points: limit('points'), megabytes: limit('megabytes') };
}

/**
 * As many series as there is room for, in order. `left` is what remains of the limits, over several calls; `more` is how
 * many series there are beside those given, which whoever decoded the answer has left out.
 */
export function limitPoints(
  all: Series[],
  left: Limits,
  limits: Limits,
  more = 0
): { series: Series[]; problem?: HunterError } {
  const series: Series[] = [];
  for (const one of all) {
    const by = left.series < 1 ? 'series' : left.points < one.times.length ? 'points' : undefined;
    if (by) {
      return { series, problem: beyond(by, series.length, all.length + more, limits) };
    }
    left.series--;
    left.points -= one.times.length;
    series.push(one);
  }
  return { series };
}

function beyond(by: 'series' | 'points', kept: number, all: number, limits: Limits): HunterError {
  return new HunterError(
    'input',
    `${kept} of ${all} series are shown: the limit of ${formatNumber(limits[by])} ${by} a query is reached. Ask for less, or raise the limit in the data source’s settings.`
  );
}
