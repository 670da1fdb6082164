import { createDataFrame, DataFrameType, FieldType, type DataFrame } from '@grafana/data';

import { segmentsOf } from '../core/changepoint/segments';
import type { Analysis } from '../core/query/analyse';
import type { TimeRange } from '../core/series/series';

/** The mean of the segment that each run belongs to: a staircase to draw over the series. */
export function segmentFrame(refId: string, analysis: Analysis, label: string, view: TimeRange): DataFrame {
  const { series, changes } = analysis;
  const means = new Array<number>(series.values.length);
  const indexes = changes.map(({ index }) => index);
  segmentsOf(series.values, indexes).forEach(({ start, end, mean }) => means.fill(mean, start, end));
  return numericFrame(refId, `${label} (segment mean)`, analysis, means, view, {});
}

/** Per run, the signed change in % where the series changed (a regression is positive), 0 elsewhere. */
export function changeSeriesFrame(refId: string, analysis: Analysis, label: string, view: TimeRange): DataFrame {
  const { series, changes } = analysis;
  const values = new Array<number>(series.values.length).fill(0);
  for (const { index, relativeChange, verdict } of changes) {
    const percent = relativeChange * 100;
    values[index] = verdict === 'neutral' ? percent : verdict === 'regression' ? Math.abs(percent) : -Math.abs(percent);
  }
  return numericFrame(refId, `${label} (change)`, analysis, values, view, { unit: 'percent' });
}

function numericFrame(
  refId: string,
  name: string,
  { series }: Analysis,
  values: number[],
  { from, to }: TimeRange,
  config: { unit?: string }
): DataFrame {
  const shown = values.flatMap((_, i) => (series.times[i] >= from && series.times[i] <= to ? [i] : []));
  return createDataFrame({
    refId,
    name,
    fields: [
      { name: 'Time', type: FieldType.time, values: shown.map((i) => series.times[i]), config: {} },
      {
        name: 'Value',
        type: FieldType.number,
        values: shown.map((i) => values[i]),
        labels: { ...series.labels, series: series.name },
        config: { ...config, displayNameFromDS: name },
      },
    ],
    meta: { type: DataFrameType.TimeSeriesMulti, typeVersion: [0, 1] },
  });
}
