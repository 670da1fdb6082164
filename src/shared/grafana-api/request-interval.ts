import type { DataQueryRequest } from '@grafana/data';

import { roundInterval } from '../../core/series/round-interval';
import type { TimeRange } from '../../core/series/series';

/**
 * The interval of a request, for which a source with intervals, as InfluxDB, gives one value: that of so many points, in all
 * places in which data sources look for it.
 */
export function requestInterval(
  range: TimeRange,
  points: number
): Pick<DataQueryRequest, 'interval' | 'intervalMs' | 'maxDataPoints' | 'scopedVars'> {
  const intervalMs = roundInterval(range, points);
  const interval = `${intervalMs / 1000}s`;
  return {
    interval,
    intervalMs,
    maxDataPoints: points,
    scopedVars: {
      __interval: { text: interval, value: interval },
      __interval_ms: { text: String(intervalMs), value: intervalMs },
    },
  };
}
