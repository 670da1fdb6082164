import { FieldType, getFieldSeriesColor, type DataFrame, type Field, type GrafanaTheme2 } from '@grafana/data';
import type { TimeZone } from '@grafana/schema';

import type { Remark } from '../../core/changepoint/detection';
import { ruleFor } from '../../core/query/direction';
import { judgeAgain, type SeriesChange } from '../../core/query/judge';
import type { MetricRule } from '../../core/query/model';
import type { TimedSwitching } from '../../core/report/switching';
import type { Series } from '../../core/series/series';
import type { TestRun } from '../../core/series/test-run';
import { isChangeTable } from '../../frames/change-frames';
import { seriesOfField } from '../../frames/frame-series';
import { analysisOfFrame, type FrameAnalysis, type TimedSegment } from '../../frames/series-frame';
import { nameOfField } from '../../frames/stable-name';
import { wideFrames } from '../../frames/wide-frames';
import type { FieldOptions } from '../types';
import { formatOf } from './field-format';
import { momentFormat } from './moment';
import { shortLabels } from './short-labels';
import { shortNames } from './short-names';

/** A numeric field of a time series, to be drawn. */
export interface Line {
  label: string;
  /** The label without what the labels of all lines have in common. */
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

/**
 * All numeric fields of time series as lines.
 *
 * @param before the lines of an earlier answer. Those in which nothing has changed are given again, so that nothing that
 *   was made of them has to be made anew.
 */
export function linesOf(frames: DataFrame[], theme: GrafanaTheme2, before: Line[] = []): Line[] {
  const wide = frames.filter((frame) => !isChangeTable(frame)).flatMap(wideFrames);
  const fields = wide.flatMap((frame) => {
    const time = timeOf(frame);
    const numbers = time ? frame.fields.filter(({ type }) => type === FieldType.number) : [];
    return numbers.map((field) => {
      const label = nameOfField(field, frame, wide);
      return { frame, time: time!, field, label, isPart: !frames.includes(frame) };
    });
  });
  const labels = fields.map(({ label }) => label);
  const names = shortLabels(labels) ?? shortNames(labels);
  return fields.map(({ frame, time, field, label, isPart }, i) => {
    // parts of a table have no place among all series yet, by which colours of a palette go
    const { color } = getFieldSeriesColor({ ...field, state: { seriesIndex: i, ...field.state } }, theme);
    const look = { label, name: names[i], color, isPart };
    const known = before[i];
    return known && isSameLine(known, look, frame, time, field) ? known : readLine(look, frame, time, field);
  });
}

const timeOf = ({ fields }: DataFrame) => fields.find(({ type }) => type === FieldType.time);

type Look = Pick<Line, 'label' | 'name' | 'color' | 'isPart'>;

function readLine(look: Look, frame: DataFrame, time: Field, field: Field): Line {
  const custom: FieldOptions = field.config.custom ?? {};
  return {
    ...look,
    unit: field.config.unit ?? '',
    format: formatOf(field),
    frame,
    field,
    custom,
    off: Boolean(custom.hideFrom?.viz),
    series: seriesOfField(look.label, time, field),
    analysis: analysisOfFrame(frame),
  };
}

/**
 * Whether a line of an earlier answer would be read again. Only our own data source's frames can tell: it gives the same
 * values and the same analysis again where nothing has changed, where others may change values in place. Data links are
 * of their time range.
 */
function isSameLine(known: Line, look: Look, frame: DataFrame, time: Field, field: Field): boolean {
  return (
    known.analysis !== undefined &&
    known.analysis === analysisOfFrame(frame) &&
    known.field.values === field.values &&
    timeOf(known.frame)?.values === time.values &&
    known.frame.refId === frame.refId &&
    known.label === look.label &&
    known.name === look.name &&
    known.color === look.color &&
    !field.config.links?.length &&
    JSON.stringify(known.field.config) === JSON.stringify(field.config)
  );
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
