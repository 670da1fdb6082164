import {
  CoreApp,
  FieldType,
  LoadingState,
  type DataFrame,
  type DataQueryRequest,
  type DataSourceApi,
} from '@grafana/data';
import { from as observe, lastValueFrom, takeUntil, type Observable } from 'rxjs';

import { inParallel } from '../../core/flow/run';
import { DEFAULT_QUERY } from '../../core/query/model';
import { analysisOfFrame } from '../../frames/series-frame';
import { rangeOf } from '../find/time';
import { DATA_SOURCE } from '../routes';
import type { AnalysedMetric } from './rows';

/** Points of a small picture. */
const SPARK = 60;
/** Tests under way at once; the data source bounds the requests. */
const PARALLEL = 4;

/** What is known of the tests so far. */
export interface Findings {
  metrics: AnalysedMetric[];
  problems: Array<{ test: string; message: string }>;
  done: number;
  total: number;
}

/** Analyses tests as a dashboard's panels would, and tells after each test what is known. */
export async function analyseTests(
  source: DataSourceApi,
  tests: string[],
  days: number,
  stop: { signal: AbortSignal; stopped: Observable<unknown> },
  onTest: (test: string, found: AnalysedMetric[], problem?: string) => void
): Promise<void> {
  await inParallel(tests, PARALLEL, async (test) => {
    if (stop.signal.aborted) {
      return;
    }
    try {
      const answers = observe(source.query(requestOf(source.uid, test, days))).pipe(takeUntil(stop.stopped));
      const last = await lastValueFrom(answers, { defaultValue: undefined });
      if (last && !stop.signal.aborted) {
        const problem = last.state === LoadingState.Error ? last.errors?.[0]?.message : undefined;
        onTest(
          test,
          last.data.flatMap((frame) => metricOf(test, frame)),
          problem
        );
      }
    } catch (error) {
      onTest(test, [], error instanceof Error ? error.message : String(error));
    }
  });
}

function requestOf(uid: string, test: string, days: number): DataQueryRequest {
  const range = rangeOf({ from: `now-${days}d`, to: 'now' });
  const query = {
    ...DEFAULT_QUERY,
    refId: 'A',
    datasource: { type: DATA_SOURCE, uid },
    source: { type: 'fallout', test },
  };
  return {
    requestId: `hunter-regressions-${test}`,
    app: CoreApp.Unknown,
    targets: [query],
    range,
    rangeRaw: range.raw,
    interval: '1d',
    intervalMs: 86_400_000,
    maxDataPoints: SPARK,
    scopedVars: {},
    timezone: 'browser',
    startTime: Date.now(),
  };
}

function metricOf(test: string, frame: DataFrame): AnalysedMetric[] {
  const analysis = analysisOfFrame(frame);
  const time = frame.fields.find(({ type }) => type === FieldType.time);
  const value = frame.fields.find(({ type }) => type === FieldType.number);
  if (!analysis || !time || !value) {
    return [];
  }
  const times: ArrayLike<number> = time.values;
  return [
    {
      test,
      metric: value.config.displayNameFromDS ?? value.name,
      changes: analysis.changes,
      spark: Array.from(value.values as ArrayLike<number>),
      sparkFrom: times[0],
      sparkTo: times[times.length - 1],
    },
  ];
}
