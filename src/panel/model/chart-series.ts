import {
  FieldType,
  getFieldDisplayName,
  getFieldSeriesColor,
  type DataFrame,
  type Field,
  type GrafanaTheme2,
} from '@grafana/data';
import type { TimeZone } from '@grafana/schema';

import type { Remark } from '../../core/changepoint/detection';
import { ruleFor } from '../../core/query/direction';
import { judgeAgain, type SeriesChange } from '../../core/query/judge';
import type { MetricRule } from '../../core/query/model';
import type { TimedSwitching } from '../../core/report/switching';
import type { Series } from '../../core/series/series';
import type { TestRun } from '../../core/series/test-run';
import { seriesOfField } from '../../frames/frame-series';
import { analysisOfFrame, type FrameAnalysis, type TimedSegment } from '../../frames/series-frame';
import { stableName } from '../../frames/stable-name';
import { wideFrames } from '../../frames/wide-frames';
import type { FieldOptions } from '../types';
import { formatOf } from './field-format';
import { momentFormat } from './moment';
import { shortNames } from './short-names';

/** A numeric field of a time series, to be drawn. */
export interface Line {
  label: string;
  /** The label without what the labels of all lines begin or end with. */
  name: string;
  color: string;
  /** Series of one unit share an axis. */
  unit: string;
  /** With its unit. Numbers without a unit have at least so many digits. */
  format: (value: number, digits?: number) => string;
  frame: DataFrame;
  field: Field;
  custom: FieldOptions;
  /** Switched off in the legend. */
  off: boolean;
  /** A part of a column of a long table: Grafana's overrides, and with them its legend, know the whole column only. */
  isPart: boolean;
  series: Series;
  /** The analysis that comes with frames of the Hunter data source. */
  analysis?: FrameAnalysis;
}

/** A line of the chart with its change points. */
export interface ChartSeries extends Omit<Line, 'series' | 'analysis'> {
  /** Of the points to draw. */
  times: Float64Array;
  values: Float64Array;
  /** All runs that were analysed: more than are drawn, where the time range shows a part of them. */
  analysed: Pick<Series, 'times' | 'values'>;
  /** Writes a time, ms since 1970, in the dashboard's time zone. */
  when: (time: number) => string;
  changes: SeriesChange[];
  segments: TimedSegment[];
  /** Standard deviation of the noise. */
  noise?: number;
  /** Runs that are known. */
  runs?: TestRun[];
  /** Why nothing is reported, where that is not for lack of changes. */
  remark?: Remark;
  /** Levels between which it goes to and fro, where it does. */
  switching?: TimedSwitching;
  /** Not analysed yet: it may have changes. */
  pending: boolean;
  /** Analysed by the panel, for which its options count. */
  own: boolean;
}

/** All numeric fields of time series as lines. */
export function linesOf(frames: DataFrame[], theme: GrafanaTheme2): Line[] {
  const wide = frames.flatMap(wideFrames);
  let next = 0;
  const lines = wide.flatMap((frame) => {
    const time = frame.fields.find(({ type }) => type === FieldType.time);
    if (!time) {
      return [];
    }
    return frame.fields
      .filter((field) => field.type === FieldType.number)
      .map((field): Line => {
        const label = stableName(getFieldDisplayName(field, frame, wide), field.labels);
        const index = next++;
        const custom: FieldOptions = field.config.custom ?? {};
        return {
          label,
          name: label,
          // parts of a table have no place among all series yet, by which colours of a palette go
          color: getFieldSeriesColor({ ...field, state: { seriesIndex: index, ...field.state } }, theme).color,
          unit: field.config.unit ?? '',
          format: formatOf(field),
          frame,
          field,
          custom,
          off: Boolean(custom.hideFrom?.viz),
          isPart: !frames.includes(frame),
          series: seriesOfField(label, time, field),
          analysis: analysisOfFrame(frame),
        };
      });
  });
  const names = shortNames(lines.map(({ label }) => label));
  return lines.map((line, i) => ({ ...line, name: names[i] }));
}

/** A line with what is known of it: by its frame, or by the panel's own analysis. */
export function withAnalysis(
  { series, analysis: brought, ...line }: Line,
  found: FrameAnalysis | undefined,
  rules: MetricRule[] = [],
  timeZone: TimeZone = 'utc'
): ChartSeries {
  const analysis = brought ?? found;
  const { analysed } = analysis ?? {};
  return {
    ...line,
    times: series.times,
    values: series.values,
    analysed: analysed
      ? { times: Float64Array.from(analysed.times), values: Float64Array.from(analysed.values) }
      : { times: series.times, values: series.values },
    when: momentFormat(series.times, timeZone),
    changes: (analysis?.changes ?? []).map((change) => judged(change, line.label, rules)),
    segments: analysis?.segments ?? [],
    noise: analysis?.noise?.std,
    runs: analysis?.runs,
    remark: analysis?.remark,
    switching: analysis?.switching,
    pending: !analysis,
    own: !brought,
  };
}

function judged(change: SeriesChange, label: string, rules: MetricRule[]): SeriesChange {
  const direction = ruleFor(change.series, rules).direction ?? ruleFor(label, rules).direction;
  return direction !== undefined && direction !== change.direction ? judgeAgain(change, direction) : change;
}
