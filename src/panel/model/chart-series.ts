import {
  FieldType,
  getFieldDisplayName,
  getFieldSeriesColor,
  type DataFrame,
  type Field,
  type GrafanaTheme2,
} from '@grafana/data';

import type { Detector, Remark } from '../../core/changepoint/detection';
import type { SeriesChange } from '../../core/changepoint/judge';
import { analyseSeries } from '../../core/query/analyse';
import type { DetectionOptions } from '../../core/query/model';
import { seriesOfField } from '../../frames/frame-series';
import { analysisOfFrame, frameAnalysis, type FrameAnalysis, type TimedSegment } from '../../frames/series-frame';

/** A line of the chart with its change points. */
export interface ChartSeries {
  label: string;
  color: string;
  /** Series of one unit share an axis. */
  unit: string;
  format: (value: number) => string;
  field: Field;
  times: Float64Array;
  values: Float64Array;
  changes: SeriesChange[];
  segments: TimedSegment[];
  /** Why nothing is reported, where that is not for lack of changes. */
  remark?: Remark;
  /** Not analysed yet: it may have changes. */
  pending: boolean;
}

/** How series that bring no analysis are analysed; not at all while there is no detector yet. */
export interface Analyser {
  detection: DetectionOptions;
  detector?: Detector;
}

/** All numeric fields of time series as lines; those that bring no analysis are analysed here. */
export function chartSeries(frames: DataFrame[], analyser: Analyser, theme: GrafanaTheme2): ChartSeries[] {
  return frames.flatMap((frame) => {
    const time = frame.fields.find(({ type }) => type === FieldType.time);
    if (!time) {
      return [];
    }
    return frame.fields
      .filter((field) => field.type === FieldType.number && !field.config.custom?.hideFrom?.viz)
      .map((field) => toChartSeries(frame, time, field, frames, analyser, theme));
  });
}

function toChartSeries(
  frame: DataFrame,
  time: Field<number>,
  field: Field<number | null>,
  frames: DataFrame[],
  { detection, detector }: Analyser,
  theme: GrafanaTheme2
): ChartSeries {
  const label = getFieldDisplayName(field, frame, frames);
  const series = seriesOfField(label, time, field);
  const analysis: FrameAnalysis | undefined =
    analysisOfFrame(frame) ?? (detector && frameAnalysis(analyseSeries(series, { detection }, detector)));
  return {
    label,
    color: getFieldSeriesColor(field, theme).color,
    unit: field.config.unit ?? '',
    format: (value) => {
      const shown = field.display?.(value);
      return shown ? `${shown.prefix ?? ''}${shown.text}${shown.suffix ?? ''}` : String(value);
    },
    field,
    times: series.times,
    values: series.values,
    changes: analysis?.changes ?? [],
    segments: analysis?.segments ?? [],
    remark: analysis?.remark,
    pending: !analysis,
  };
}
