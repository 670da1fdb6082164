import {
  DataTopic,
  dateTime,
  LoadingState,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
  type ScopedVars,
} from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { defaultIfEmpty, defer, filter, firstValueFrom, fromEvent, takeUntil, type Observable } from 'rxjs';

import { HunterError } from '../core/errors';
import type { OtherSource } from '../core/query/model';
import { MOST_POINTS, roundInterval } from '../core/series/round-interval';
import type { Series, TimeRange } from '../core/series/series';
import { seriesOfFrames } from '../frames/frame-series';
import { reasonOf } from '../shared/grafana-api/api-error';
import type { HunterQuery } from './types';

/**
 * The series that another data source answers its own query with, over all of `range`.
 *
 * @throws HunterError when there is no such data source, or it has an error
 */
export async function otherSeries(
  source: OtherSource,
  request: DataQueryRequest<HunterQuery>,
  range: TimeRange,
  signal: AbortSignal
): Promise<Series[]> {
  const other = await getDataSourceSrv()
    .get(source.ref, request.scopedVars)
    .catch(() => {
      throw new HunterError(
        'not-found',
        `There is no data source "${source.ref?.uid ?? ''}" any more: choose another one in the query.`
      );
    });
  const [begin, end] = [dateTime(range.from), dateTime(range.to)];
  const answer = () =>
    other.query({
      ...request,
      requestId: `${request.requestId}-other`,
      targets: [{ refId: 'A', ...source.query, datasource: source.ref }],
      maxDataPoints: MOST_POINTS,
      ...intervalOf(range, request.scopedVars),
      range: { from: begin, to: end, raw: { from: begin, to: end } },
    });
  const response = await lastAnswer(answer, signal).catch((error: unknown) => {
    throw new HunterError('server', `${other.name} says: ${reasonOf(error)}`);
  });
  // many data sources still fill the old field only
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const problem = response.errors?.[0] ?? response.error;
  if (problem) {
    throw new HunterError(
      'server',
      `${other.name} says: ${problem.message ?? problem.data?.message ?? 'an error without words'}`
    );
  }
  const series = seriesOfFrames(
    (response.data as DataFrame[]).filter(({ meta }) => meta?.dataTopic !== DataTopic.Annotations)
  );
  if (series.length === 0) {
    throw new HunterError('empty', `${other.name} has no time series for this query and range.`);
  }
  return series;
}

/**
 * The interval for which a source with intervals, as InfluxDB, gives one value: that of so many points, as the backend asks
 * for it in alert rules. The panel's goes by its width and by what it shows, and zooming must not change what is analysed.
 */
function intervalOf(range: TimeRange, scopedVars: ScopedVars = {}) {
  const intervalMs = roundInterval(range, MOST_POINTS);
  const interval = `${intervalMs / 1000}s`;
  return {
    intervalMs,
    interval,
    scopedVars: {
      ...scopedVars,
      __interval: { text: interval, value: interval },
      __interval_ms: { text: String(intervalMs), value: intervalMs },
    },
  };
}

/** The answer that is whole; an empty one when it is cancelled, or none comes. */
const lastAnswer = (
  ask: () => Observable<DataQueryResponse> | Promise<DataQueryResponse>,
  signal: AbortSignal
): Promise<DataQueryResponse> =>
  firstValueFrom(
    defer(ask).pipe(
      takeUntil(fromEvent(signal, 'abort')),
      filter(({ state = LoadingState.Done }) => state === LoadingState.Done || state === LoadingState.Error),
      defaultIfEmpty({ data: [] })
    )
  );
