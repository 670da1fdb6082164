import {
  DataTopic,
  dateTime,
  LoadingState,
  type DataFrame,
  type DataQueryRequest,
  type DataQueryResponse,
} from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import { defaultIfEmpty, defer, filter, firstValueFrom, fromEvent, takeUntil, type Observable } from 'rxjs';

import { HunterError } from '../core/errors';
import type { OtherSource } from '../core/query/model';
import { MOST_POINTS } from '../core/series/round-interval';
import type { Series, TimeRange } from '../core/series/series';
import { seriesOfFrames } from '../frames/frame-series';
import { reasonOf } from '../shared/grafana-api/api-error';
import { requestInterval } from '../shared/grafana-api/request-interval';
import { t } from '../shared/translate';
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
        t('source.other.gone', 'There is no data source "{{uid}}" any more: choose another one in the query.', {
          uid: source.ref?.uid ?? '',
        })
      );
    });
  const [begin, end] = [dateTime(range.from), dateTime(range.to)];
  // as the backend asks in alert rules: the panel's own goes by its width and by what it shows, and zooming must not change
  // what is analysed
  const interval = requestInterval(range, MOST_POINTS);
  const answer = () =>
    other.query({
      ...request,
      requestId: `${request.requestId}-other`,
      targets: [{ refId: 'A', ...source.query, datasource: source.ref }],
      ...interval,
      scopedVars: { ...request.scopedVars, ...interval.scopedVars },
      range: { from: begin, to: end, raw: { from: begin, to: end } },
    });
  const response = await lastAnswer(answer, signal).catch((error: unknown) => {
    throw saying(other.name, reasonOf(error));
  });
  // many data sources still fill the old field only
  // eslint-disable-next-line @typescript-eslint/no-deprecated
  const problem = response.errors?.[0] ?? response.error;
  if (problem) {
    throw saying(other.name, problem.message ?? problem.data?.message);
  }
  const series = seriesOfFrames(
    (response.data as DataFrame[]).filter(({ meta }) => meta?.dataTopic !== DataTopic.Annotations)
  );
  if (series.length === 0) {
    throw new HunterError(
      'empty',
      t('source.other.empty', '{{name}} has no time series for this query and range.', { name: other.name })
    );
  }
  return series;
}

/** Makes an error of what another data source says of its query, in its words. */
const saying = (name: string, words = t('source.other.no-words', 'an error without words')): HunterError =>
  new HunterError('server', t('source.other.says', '{{name}} says: {{words}}', { name, words }));

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
