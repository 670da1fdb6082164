import type { DataFrame, QueryResultMetaNotice } from '@grafana/data';

import { standsOut } from '../core/changepoint/change-point';
import type { Analysis } from '../core/query/analyse';
import type { Progress } from '../core/query/collect';
import type { SeriesChange } from '../core/query/judge';
import type { HunterQueryModel } from '../core/query/model';
import { byEffect, byTime } from '../core/report/rank';
import { english, type Say } from '../core/say';
import { isWithin } from '../core/series/range';
import { type TimeRange } from '../core/series/series';
import { PANEL_ID } from '../shared/plugin-ids';
import { annotationFrame, changeTable, isChangeTable, withShortCells, type LabelledChange } from './change-frames';
import { noticesOf } from './notices';
import { withProgress } from './progress';
import { changeSeriesFrame, segmentFrame, seriesFrame } from './series-frame';

/** More marks than this in one answer make a chart unreadable and the browser slow: the largest stay. */
export const MAX_MARKS = 200;

/** How the frames will be drawn. */
export interface Drawing {
  /** Points that can be told apart side by side. All are given when left out. */
  room?: number;
  /** False where nobody draws the change points over the series, as in alert rules. True when left out. */
  annotate?: boolean;
  /** For Explore: our panel draws the series, and a table of the changes is added. */
  explore?: boolean;
  /** ms since 1970. */
  now?: number;
  /** Writes notices in the reader's language. English when left out, as in the backend. */
  say?: Say;
}

/** The frames that answer a query: what it asks to show within `view`, and the change points as annotations. */
export function answerFrames(
  refId: string,
  query: HunterQueryModel,
  progress: Progress,
  view: TimeRange,
  { room = Infinity, annotate = true, explore = false, now = Date.now(), say = english }: Drawing = {}
): DataFrame[] {
  const { labelled, marks, inView } = marksOf(progress, view);
  const drawn = room < Infinity ? withRuns(progress.analyses, view) : view;
  const frames = labelled.flatMap(({ analysis, label }) => {
    switch (query.show) {
      case 'segments':
        return [seriesFrame(refId, analysis, label, drawn, room), segmentFrame(refId, analysis, label, drawn)];
      case 'changeSeries':
        return [changeSeriesFrame(refId, analysis, label, view, { ...query, test: progress.plan.located?.test, now })];
      case 'changePoints':
        return [];
      default:
        return [seriesFrame(refId, analysis, label, drawn, room)];
    }
  });
  if (query.show === 'changePoints') {
    frames.push(changeTable(refId, marks, query.detection.method));
  }
  if (explore && marks.length > 0 && (query.show === 'series' || query.show === 'segments')) {
    frames.push(changeTable(refId, marks, query.detection.method));
  }
  const placed = explore ? frames.map((frame) => drawnByOurPanel(withShortCells(frame, marks))) : frames;
  return [
    ...withProgress(
      withNotices(
        placed,
        noticesOf(progress, {
          changesOnly: query.show === 'changePoints',
          changes: inView,
          most: MAX_MARKS,
          labelOf: (analysis) => labelOf(analysis, progress),
          view,
          now,
          say,
        })
      ),
      progress
    ),
    ...(annotate
      ? [
          annotationFrame(
            refId,
            marks.filter(({ change }) => standsOut(change))
          ),
        ]
      : []),
  ];
}

/** The changes of a query within the view as events of a dashboard annotation. */
export function changeAnnotationFrame(
  refId: string,
  progress: Progress,
  view: TimeRange,
  wanted: (change: SeriesChange) => boolean
): DataFrame {
  return annotationFrame(
    refId,
    marksOf(progress, view).marks.filter(({ change }) => standsOut(change) && wanted(change))
  );
}

/** The largest changes within the view, in order of time, and how many there are in all. */
function marksOf(progress: Progress, view: TimeRange) {
  const labelled = progress.analyses.map((analysis) => ({ analysis, label: labelOf(analysis, progress) }));
  const inView: LabelledChange[] = labelled.flatMap(({ analysis, label }) =>
    analysis.changes.filter((change) => touches(change, view)).map((change) => ({ change, label }))
  );
  const marks = inView
    .sort((a, b) => byEffect(a.change, b.change))
    .slice(0, MAX_MARKS)
    .sort((a, b) => byTime(a.change, b.change));
  return { labelled, marks, inView: inView.length };
}

/** Runs that are given where none is in view. */
const LAST_RUNS = 30;

/**
 * The view, or the last runs if none is in it: panels say then that data is outside of their range, and lead there. Not
 * for alert rules and other programs, to which these runs would be results of now.
 */
function withRuns(analyses: Analysis[], view: TimeRange): TimeRange {
  const all = analyses.map(({ series: { times } }) => times).filter(({ length }) => length > 0);
  const last = Math.max(...all.map((times) => times[times.length - 1]));
  if (all.length === 0 || last >= view.from || all.some(([first]) => first > view.to)) {
    return view;
  }
  return { from: Math.min(...all.map((times) => times[Math.max(0, times.length - LAST_RUNS)])), to: last };
}

/** Explore draws a frame with the panel that it names. Tables stay with Explore's own. */
function drawnByOurPanel(frame: DataFrame): DataFrame {
  return isChangeTable(frame) ? frame : { ...frame, meta: { ...frame.meta, preferredVisualisationPluginId: PANEL_ID } };
}

/** A drift is in view when any of its runs is. */
function touches({ time, spanTimes }: SeriesChange, view: TimeRange): boolean {
  return isWithin(time, view) || (spanTimes !== undefined && spanTimes.from <= view.to && spanTimes.to >= view.from);
}

function labelOf({ series }: Analysis, { plan: { commonStart } }: Progress): string {
  return series.name.startsWith(commonStart) ? series.name.slice(commonStart.length) : series.name;
}

/** Notices belong to a frame; Grafana shows those of all. */
function withNotices(frames: DataFrame[], all: QueryResultMetaNotice[]): DataFrame[] {
  if (all.length === 0 || frames.length === 0) {
    return frames;
  }
  const [first, ...others] = frames;
  return [{ ...first, meta: { ...first.meta, notices: all } }, ...others];
}
