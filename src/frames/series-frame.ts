import { createDataFrame, DataFrameType, FieldType, type DataFrame, type FieldConfig } from '@grafana/data';

import type { Noise, Remark } from '../core/changepoint/detection';
import { levelAt, type PlacedSegment } from '../core/changepoint/segments';
import { changeNumber, isFresh, ruleLabels } from '../core/query/alert-values';
import type { Analysis } from '../core/query/analyse';
import type { SeriesChange } from '../core/query/judge';
import type { HunterQueryModel } from '../core/query/model';
import { timeSwitching, type TimedSwitching } from '../core/report/switching';
import { clipSeries, indexesOf } from '../core/series/range';
import type { Series, TimeRange } from '../core/series/series';
import type { TestRun } from '../core/series/test-run';
import { column } from './column';
import { finiteOrNull } from './finite';
import { thinSeries } from './thin';

/**
 * What a panel of ours needs beside the points, in `meta.custom.hunter` of a series frame. It covers all that was
 * analysed, which may be more than the frame shows.
 */
export interface FrameAnalysis {
  changes: SeriesChange[];
  segments: TimedSegment[];
  noise?: Pick<Noise, 'std'>;
  /** All points that were analysed, where the frame has a part of them. In panels only: the backend's answers do without. */
  analysed?: { times: ArrayLike<number>; values: ArrayLike<number> };
  /** Runs that are known, in order of time. */
  runs?: TestRun[];
  /** Why nothing is reported, where that is not for lack of changes. */
  remark?: Remark;
  /** Levels between which the series goes to and fro, where it does. */
  switching?: TimedSwitching;
}

/** A segment between two times, both of runs, ms since 1970. */
export type TimedSegment = Pick<PlacedSegment, 'mean' | 'std' | 'n' | 'slope'> & TimeRange;

/** The latest frame of an analysis, with the points and the names that it was made of. */
const MADE = new WeakMap<Analysis, { refId: string; label: string; room: number; points: Series; frame: DataFrame }>();

/**
 * The part of a series within `view` as a frame, with its analysis: the very same columns and analysis as before, where
 * all of that is the same.
 */
export function seriesFrame(
  refId: string,
  analysis: Analysis,
  label: string,
  view: TimeRange,
  room = Infinity
): DataFrame {
  const points = clipSeries(analysis.series, view);
  const before = MADE.get(analysis);
  if (
    before?.refId === refId &&
    before.label === label &&
    before.room === room &&
    areSamePoints(before.points, points)
  ) {
    return fresh(before.frame);
  }
  const drawn = toDraw(points, analysis, room);
  const made = pointsFrame(refId, drawn, label, view);
  const { times, values } = analysis.series;
  const hunter: FrameAnalysis = {
    ...frameAnalysis(analysis),
    ...(room < Infinity &&
      drawn.times.length < times.length && { analysed: { times: column(times), values: column(values) } }),
  };
  const frame = { ...made, meta: { ...made.meta, custom: { hunter } } };
  MADE.set(analysis, { refId, label, room, points, frame });
  return fresh(frame);
}

/** Fields of their own, because Grafana notes in them what it works out. */
const fresh = (frame: DataFrame): DataFrame => ({ ...frame, fields: frame.fields.map((field) => ({ ...field })) });

/** Whether two parts of one series are the same part. */
const areSamePoints = ({ times: a }: Series, { times: b }: Series) =>
  a.length === b.length && a[0] === b[0] && a[a.length - 1] === b[b.length - 1];

/** Points of a series, thinned where there are more than can be told apart. */
function toDraw(points: Series, { changes }: Analysis, room: number): Series {
  if (points.times.length <= room) {
    return points;
  }
  const times = changes.flatMap(({ time, lastGoodTime }) => [time, lastGoodTime]);
  return thinSeries(points, room, indexesOf(times, points.times));
}

/** The level of the segment that each run belongs to: a staircase to draw over the series, sloped where it drifts. */
export function segmentFrame(refId: string, analysis: Analysis, label: string, view: TimeRange): DataFrame {
  const values = new Float64Array(analysis.series.values.length);
  for (const segment of analysis.segments) {
    for (let i = segment.start; i < segment.end; i++) {
      values[i] = levelAt(segment, i);
    }
  }
  const frame = pointsFrame(refId, { ...analysis.series, values }, `${label} (segment mean)`, view);
  // looked for by segment: the backend interprets this, and there are many values
  const ends = analysis.segments.flatMap((segment) => [
    levelAt(segment, segment.start),
    levelAt(segment, segment.end - 1),
  ]);
  return ends.every(Number.isFinite) ? frame : withNulls(frame);
}

/** Options of a frame of changes. */
export interface ChangeOptions extends Pick<HunterQueryModel, 'reportWithin' | 'changeValue'> {
  /** The Fallout test. */
  test?: string;
  now: number;
}

/**
 * Per run, the signed change in % where the series changed (a regression is positive), 0 elsewhere; or another number of
 * the changes, null elsewhere. Alert rules look at it, so what is not confirmed is not in it.
 */
export function changeSeriesFrame(
  refId: string,
  { series, changes }: Analysis,
  label: string,
  view: TimeRange,
  { reportWithin, changeValue = 'change', test, now }: ChangeOptions
) {
  const inPercent = changeValue === 'change';
  const values = new Float64Array(series.values.length).fill(inPercent ? 0 : NaN);
  for (const change of changes.filter((one) => isFresh(one, series, reportWithin, now))) {
    values[change.index] = changeNumber(change, changeValue);
  }
  const labelled = { ...series, values, labels: ruleLabels(series, test) };
  const frame = pointsFrame(refId, labelled, `${label} (${inPercent ? 'change' : changeValue})`, view, {
    ...(inPercent && { unit: 'percent' }),
  });
  return inPercent ? frame : withNulls(frame);
}

/** A frame of points with null for values that are no numbers. */
function withNulls(frame: DataFrame): DataFrame {
  const field = frame.fields[1];
  field.values = Array.from(field.values as Iterable<number>, finiteOrNull);
  return frame;
}

/** The part of a series within `view` as a frame of Grafana's `timeseries-multi` kind. */
function pointsFrame(
  refId: string,
  series: Series,
  name: string,
  view: TimeRange,
  config: FieldConfig = {}
): DataFrame {
  const { times, values } = clipSeries(series, view);
  return createDataFrame({
    refId,
    name,
    fields: [
      { name: 'Time', type: FieldType.time, values: timeColumn(times), config: {} },
      {
        name: 'Value',
        type: FieldType.number,
        values: column(values),
        labels: { ...series.labels, series: series.name },
        config: { ...config, displayNameFromDS: name },
      },
    ],
    meta: { type: DataFrameType.TimeSeriesMulti, typeVersion: [0, 1] },
  });
}

/** Columns by the times that they were made of: most series have those of others. Nobody changes the numbers of a frame. */
const TIME_COLUMNS = new WeakMap<Float64Array, number[]>();

function timeColumn(times: Float64Array): number[] {
  const made = TIME_COLUMNS.get(times) ?? column(times);
  TIME_COLUMNS.set(times, made);
  return made;
}

/** The part of an analysis that a frame carries. */
export function frameAnalysis(analysis: Analysis): FrameAnalysis {
  const { times, runs } = analysis.series;
  const segments = analysis.segments.map(({ start, end, mean, std, n, slope }) => ({
    mean,
    std,
    n,
    ...(slope !== undefined && { slope }),
    from: times[start],
    to: times[end - 1],
  }));
  const { changes, remark, noise } = analysis;
  const known = runs?.filter((run) => run !== undefined);
  const switching = timeSwitching(analysis.switching, times);
  return {
    changes,
    segments,
    ...(noise && { noise: { std: noise.std } }),
    ...(known && known.length > 0 && { runs: known }),
    ...(remark && { remark }),
    ...(switching && { switching }),
  };
}

/** The analysis a frame carries, when it comes from our data source. */
export function analysisOfFrame(frame: DataFrame): FrameAnalysis | undefined {
  return frame.meta?.custom?.hunter;
}
