import { CoreApp, LoadingState, type DataQueryRequest, type PanelData, type TimeRange } from '@grafana/data';
import { getDataSourceSrv } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { useEffect, useState } from 'react';
import { from as observe, merge, of, Subscription } from 'rxjs';
import { catchError, switchMap } from 'rxjs/operators';

import { reasonOf } from '../../shared/grafana-api/api-error';
import { requestInterval } from '../../shared/grafana-api/request-interval';

/** Enough for any screen; the analysis itself has all points of our own data source. */
const MAX_DATA_POINTS = 2000;

/** Runs queries of any data sources, and gives a panel what comes back, while it comes. */
export function usePanelData(queries: DataQuery[], timeRange: TimeRange): PanelData {
  const [data, setData] = useState<PanelData>({ state: LoadingState.NotStarted, series: [], timeRange });
  useEffect(() => {
    const bySource = new Map<string, DataQuery[]>();
    queries.forEach((query) => {
      const uid = query.datasource?.uid ?? '';
      bySource.set(uid, [...(bySource.get(uid) ?? []), query]);
    });
    const parts = new Map<string, Pick<PanelData, 'state' | 'series' | 'annotations' | 'errors'>>();
    const emit = () => {
      const all = [...parts.values()];
      const busy = all.some(({ state }) => state === LoadingState.Loading || state === LoadingState.Streaming);
      setData({
        state: busy ? LoadingState.Streaming : LoadingState.Done,
        series: all.flatMap(({ series }) => series),
        errors: all.flatMap(({ errors = [] }) => errors),
        request: requestOf('hunter-find', queries, timeRange),
        timeRange,
      });
    };
    const running = new Subscription();
    for (const [uid, targets] of bySource) {
      parts.set(uid, { state: LoadingState.Loading, series: [] });
      const answers = observe(getDataSourceSrv().get({ uid })).pipe(
        switchMap((source) => observe(source.query(requestOf(`hunter-find-${uid}`, targets, timeRange)))),
        catchError((error: unknown) =>
          of({ data: [], state: LoadingState.Error, errors: [{ message: reasonOf(error) }] })
        )
      );
      running.add(
        merge(answers).subscribe(({ data: frames, state = LoadingState.Done, errors }) => {
          parts.set(uid, { state, series: frames.filter(({ meta }) => meta?.dataTopic === undefined), errors });
          emit();
        })
      );
    }
    emit();
    return () => running.unsubscribe();
  }, [queries, timeRange]);
  return data;
}

function requestOf(requestId: string, targets: DataQuery[], range: TimeRange): DataQueryRequest {
  return {
    requestId,
    app: CoreApp.Unknown,
    targets,
    range,
    rangeRaw: range.raw,
    ...requestInterval({ from: range.from.valueOf(), to: range.to.valueOf() }, MAX_DATA_POINTS),
    timezone: 'browser',
    startTime: Date.now(),
  };
}
