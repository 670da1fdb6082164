import type { DataFrame } from '@grafana/data';

import { HunterError } from '../core/errors';
import type { OtherSource } from '../core/query/model';
import { MOST_POINTS, roundInterval } from '../core/series/round-interval';
import type { Series, TimeRange } from '../core/series/series';
import { seriesOfFrames } from '../frames/frame-series';
import type { Host } from './host';

/**
 * Fetches the series of another data source. Go requests them from Grafana, with the token of the settings, if the
 * settings allow that data source.
 *
 * @throws HunterError if the data source is not allowed, has an error, or has no series
 */
export async function otherSeries(
  { ref, query = {} }: OtherSource,
  range: TimeRange,
  host: AskOther
): Promise<Series[]> {
  const uid = ref?.uid ?? '';
  const interval = roundInterval(range, MOST_POINTS);
  const frames = await new Promise<DataFrame[]>((resolve, reject) =>
    host.other(uid, JSON.stringify(query), range.from, range.to, interval, resolve, (kind, message) =>
      reject(new HunterError(kind, message))
    )
  );
  const series = seriesOfFrames(frames);
  if (series.length === 0) {
    throw new HunterError('empty', `The data source "${uid}" has no time series for this query and range.`);
  }
  return series;
}

/** The function of the host that fetches the frames of another data source. */
export type AskOther = Pick<Host, 'other'>;
