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

/** How much of a query's limits is not used up yet. */
export type Room = Pick<Limits, 'series' | 'points'>;

/** The series that fit, the room that is left after them, and why others had to be left out. */
export interface Limited {
  series: Series[];
  room: Room;
  problem?: HunterError;
}

/**
 * Takes as many series as there is room for, in order.
 *
 * @param room what answers that came before have left of the limits
 * @param limits those of the query, for the error
 * @param more how many series there are beside those given: whoever decoded the answer has left them out
 */
export function limitPoints(all: Series[], room: Room, limits: Limits, more = 0): Limited {
  let { series: places, points } = room;
  const series: Series[] = [];
  for (const one of all) {
    const by = places < 1 ? 'series' : points < one.times.length ? 'points' : undefined;
    if (by) {
      const problem = beyond(by, series.length, all.length + more, limits);
      return { series, room: { series: places, points }, problem };
    }
    places--;
    points -= one.times.length;
    series.push(one);
  }
  return { series, room: { series: places, points } };
}

function beyond(by: 'series' | 'points', kept: number, all: number, limits: Limits): HunterError {
  return new HunterError(
    'input',
    `${kept} of ${all} series are shown: the limit of ${formatNumber(limits[by])} ${by} a query is reached. Ask for less, or raise the limit in the data source’s settings.`
  );
}
