import { LIMIT_BOUNDS } from '../bounds';
import { checkObject, isNumber, sayBounds, wrong } from '../decode/check';
import { HunterError } from '../errors';
import { formatNumber } from '../format';
import type { Series } from '../series/series';

/** The limits of one query, so that a careless wildcard does not hang a page. */
export interface Limits {
  /** Number of series. */
  series: number;
  /** Number of points of all series together. */
  points: number;
  /** Size of one answer, MB. */
  megabytes: number;
}

export const DEFAULT_LIMITS: Limits = { series: 2000, points: 5_000_000, megabytes: 200 };

/**
 * Completes the limits of a data source's settings with the defaults, and checks them.
 *
 * @throws HunterError naming the limit that is not a number or out of bounds
 */
export function completeLimits(settings: unknown): Limits {
  if (settings === undefined || settings === null) {
    return DEFAULT_LIMITS;
  }
  checkObject('limits', settings);
  const limit = (name: keyof Limits): number => {
    const value = settings[name] ?? DEFAULT_LIMITS[name];
    const bounds = { above: 0, max: LIMIT_BOUNDS[name] };
    if (!isNumber(value, bounds)) {
      throw wrong(`limits.${name}`, value, `${sayBounds(bounds)}, in the data source’s settings`);
    }
    return value;
  };
  return { series: limit('series'), points: limit('points'), megabytes: limit('megabytes') };
}

/** The part of a query's limits that its earlier answers have not used up. */
export type RemainingLimits = Pick<Limits, 'series' | 'points'>;

/** The series within the limits. */
export interface Limited {
  series: Series[];
  /** The limits for later answers of the same query. */
  remaining: RemainingLimits;
  /** Names the limit that was reached, if series were dropped. */
  problem?: HunterError;
}

/**
 * Takes series, in order, until a limit is reached.
 *
 * @param limits those of the query, for the error
 * @param dropped number of series that the decoder of the answer has dropped, for the error
 */
export function limitPoints(all: Series[], remaining: RemainingLimits, limits: Limits, dropped = 0): Limited {
  let { series: count, points } = remaining;
  const series: Series[] = [];
  for (const one of all) {
    const reached = count < 1 ? 'series' : points < one.times.length ? 'points' : undefined;
    if (reached) {
      const problem = limitReached(reached, series.length, all.length + dropped, limits);
      return { series, remaining: { series: count, points }, problem };
    }
    count--;
    points -= one.times.length;
    series.push(one);
  }
  return { series, remaining: { series: count, points } };
}

function limitReached(by: 'series' | 'points', shown: number, all: number, limits: Limits): HunterError {
  return new HunterError(
    'input',
    `${shown} of ${all} series are shown: the limit of ${formatNumber(limits[by])} ${by} a query is reached. Ask for less, or raise the limit in the data source’s settings.`
  );
}
