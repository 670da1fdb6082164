import { dateTimeFormat } from '@grafana/data';
import type { TimeZone } from '@grafana/schema';

import { formatTime } from '../../core/format';
import { DAY } from '../../core/times/days';

/**
 * Writes times of a series in the dashboard's time zone. Where each run stands for a day, since all are at midnight UTC,
 * it is the day, named as one of UTC where the dashboard is in another zone.
 */
export function momentFormat(times: Float64Array, timeZone: TimeZone): (time: number) => string {
  let daily: boolean | undefined;
  return (time) => {
    // looked at when the first time is written: most series' times never are
    daily ??= times.every((each) => each % DAY === 0);
    if (!daily || time % DAY !== 0) {
      return dateTimeFormat(time, { timeZone });
    }
    const day = formatTime(time);
    return isUtc(time, timeZone) ? day : `${day} UTC`;
  };
}

const isUtc = (time: number, timeZone: TimeZone) => dateTimeFormat(time, { timeZone, format: 'Z' }) === '+00:00';
