import type { DataFrame } from '@grafana/data';

import { HunterError } from '../core/errors';
import type { OtherSource } from '../core/query/model';
import type { Series, TimeRange } from '../core/series/series';
import { seriesOfFrames } from '../frames/frame-series';
import type { Host } from './host';

/**
 * The series that another data source answers its own query with. Go asks Grafana for them, with a token that the settings
 * have, if they allow that source.
 *
 * @throws HunterError where it may not be asked, has an error, or has no series
 */
export async function otherSeries(
  { ref, query = {} }: OtherSource,
  range: TimeRange,
  host: AskOther
): Promise<Series[]> {
  const uid = ref?.uid ?? '';
  const frames = await new Promise<DataFrame[]>((resolve, reject) =>
    host.other(uid, JSON.stringify(query), range.from, range.to, resolve, (kind, message) =>
      reject(new HunterError(kind, message))
    )
  );
  const series = seriesOfFrames(frames);
  if (series.length === 0) {
    throw new HunterError('empty', `The data source "${uid}" has no time series for this query and range.`);
  }
  return series;
}

/** Asks for the frames of another data source. */
export type AskOther = Pick<Host, 'other'>;
