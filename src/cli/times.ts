import * as chrono from 'chrono-node';

import { HunterError } from '../core/errors';
import { DAY } from '../core/series/series';

/**
 * A point in time as people write it: an ISO date, `-30d` as in Graphite, or English such as `last Monday`. Dates are
 * UTC. @throws HunterError naming the option
 */
export function parseTime(text: string, option: string, now = Date.now()): number {
  const relative = /^-?(\d{1,6})\s*(d|w|h|mon|m|y)$/.exec(text.trim());
  if (relative) {
    return now - Number(relative[1]) * UNITS[relative[2]];
  }
  const iso = /^\d{4}-\d\d-\d\d(T[\d:.]+Z?)?$/.test(text)
    ? Date.parse(text.endsWith('Z') || text.length === 10 ? text : `${text}Z`)
    : NaN;
  const parsed = Number.isNaN(iso) ? chrono.parseDate(text, { instant: new Date(now), timezone: 0 })?.getTime() : iso;
  if (parsed === undefined || Number.isNaN(parsed)) {
    throw new HunterError('input', `${option} "${text}" is no time: write 2026-11-20, -30d or "3 weeks ago".`);
  }
  return parsed;
}

const UNITS: Record<string, number> = { h: DAY / 24, d: DAY, w: 7 * DAY, m: 30 * DAY, mon: 30 * DAY, y: 365 * DAY };
