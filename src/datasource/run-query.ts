import type { DataFrame } from '@grafana/data';

import { loadDetector } from '../core/changepoint/detector';
import { collect, collectOtherSource, type CollectOptions, type Progress } from '../core/query/collect';
import { prepareQuery, type QuerySettings } from '../core/query/prepare';
import type { TargetsByRef } from '../core/query/references';
import type { Series, TimeRange } from '../core/series/series';
import { answerFrames, type Drawing } from '../frames/query-frames';
import { analysisAnnotationFrame, graphiteEventsFrame } from './annotations/annotation-frames';
import type { HunterQuery } from './types';

export interface RunOptions extends Pick<CollectOptions, 'send' | 'range'> {
  settings: QuerySettings;
  signal: AbortSignal;
  view: TimeRange;
  drawing: Drawing;
  /** Graphite targets of the request's queries, for references such as `#A`. */
  references: TargetsByRef;
  /** Asks another data source. */
  other: (query: HunterQuery) => Promise<Series[]>;
}

/** Answers one query with frames, again and again while points come in. @throws HunterError */
export async function runQuery(
  stored: HunterQuery,
  options: RunOptions,
  onFrames: (frames: DataFrame[]) => void
): Promise<DataFrame[]> {
  const { refId, annotation } = stored;
  const { view, range, drawing, send, signal } = options;
  if (annotation?.show === 'events') {
    return [await graphiteEventsFrame(refId, annotation, view, send)];
  }
  const { query, ...settings } = prepareQuery(stored, options.settings, { refId, targets: options.references });
  const detector = await loadDetector();
  const frames = (progress: Progress) =>
    annotation
      ? [analysisAnnotationFrame(refId, annotation, progress, view)]
      : answerFrames(refId, query, progress, view, drawing);
  const collecting = { ...settings, send, signal, range, detector };
  const onProgress = annotation ? undefined : (progress: Progress) => onFrames(frames(progress));
  return frames(
    query.source.type === 'datasource'
      ? await collectOtherSource(await options.other(query), query, collecting)
      : await collect(query, { ...collecting, onProgress })
  );
}
