import { createDataFrame, DataFrameType, FieldType, type DataFrame } from '@grafana/data';

import { segmentsOf, type PlacedSegment } from '../core/changepoint/segments';
import type { SeriesChange } from '../core/changepoint/judge';
import type { Analysis } from '../core/query/analyse';
import { clipSeries } from '../core/series/range';
import type { TimeRange } from '../core/series/series';

/**
 * What a panel of ours needs beside the points, in `meta.custom.hunter` of a series frame. It covers all that was
 * analysed, which may be more than the frame shows.
 */
export interface FrameAnalysis {
  changes: SeriesChange[];
  segments: TimedSegment[];
}

/** A segment between two times, both of runs, ms since 1970. */
export type TimedSegment = Pick<PlacedSegment, 'mean' | 'std' | 'n'> & TimeRange;

/** The part of a series within `view` as a frame of Grafana's `timeseries-multi` kind, with its analysis. */
export function seriesFrame(refId: string, analysis: Analysis, label: string, view: TimeRange): DataFrame {
  const { series } = analysis;
  const { times, values } = clipSeries(series, view);
  return createDataFrame({
    refId,
    name: label,
    fields: [
      { name: 'Time', type: FieldType.time, values: Array.from(times), config: {} },
      {
        name: 'Value',
        type: FieldType.number,
        values: Array.from(values),
        labels: { ...series.labels, series: series.name },
        config: { displayNameFromDS: label },
      },
    ],
    meta: {
      type: DataFrameType.TimeSeriesMulti,
      typeVersion: [0, 1],
      custom: { hunter: frameAnalysis(analysis) },
    },
  });
}

export function frameAnalysis({ series, changes }: Analysis): FrameAnalysis {
  return { changes, segments: timedSegments(series, changes) };
}

/** The analysis a frame carries, when it comes from our data source. */
export function analysisOfFrame(frame: DataFrame): FrameAnalysis | undefined {
  return frame.meta?.custom?.hunter;
}

function timedSegments({ times, values }: Analysis['series'], changes: SeriesChange[]): TimedSegment[] {
  const indexes = changes.map(({ index }) => index);
  return segmentsOf(values, indexes).map(({ start, end, mean, std, n }) => ({
    mean,
    std,
    n,
    from: times[start],
    to: times[end - 1],
  }));
}
