import type { DataFrame } from '@grafana/data';
import type { Observable } from 'rxjs';

import { loadDetector } from '../core/changepoint/detector';
import { collect, collectSeries, type CollectOptions, type Progress } from '../core/query/collect';
import { validateQuery } from '../core/query/parse';
import { resolveReferences, type TargetsByRef } from '../core/query/references';
import type { Series, TimeRange } from '../core/series/series';
import { answerFrames, type Drawing } from '../frames/query-frames';
import { analysisAnswer, eventsAnswer } from './annotations/annotation-frames';
import type { HunterQuery } from './types';

export interface RunOptions extends Omit<CollectOptions, 'detector' | 'onProgress'> {
  signal: AbortSignal;
  view: TimeRange;
  drawing: Drawing;
  /** Graphite targets of the request's queries, for references such as `#A`. */
  references: TargetsByRef;
  /** Asks another data source. */
  other: (query: HunterQuery) => Promise<Series[]>;
  cancelled?: Observable<unknown>;
}

/** Answers one query with frames, again and again while points come in. @throws HunterError */
export async function runQuery(
  query: HunterQuery,
  options: RunOptions,
  onFrames: (frames: DataFrame[]) => void
): Promise<DataFrame[]> {
  const { refId, annotation } = query;
  const { view, drawing, send } = options;
  if (annotation?.show === 'events') {
    return [await eventsAnswer(refId, annotation, view, send)];
  }
  // before references are replaced and other sources asked, which takes it for what its type says
  validateQuery(query);
  const detector = await loadDetector();
  const frames = (progress: Progress) =>
    annotation
      ? [analysisAnswer(refId, annotation, progress, view)]
      : answerFrames(refId, query, progress, view, drawing);
  const onProgress = annotation ? undefined : (progress: Progress) => onFrames(frames(progress));
  return frames(
    query.source.type === 'datasource'
      ? await collectSeries(await options.other(query), query, { ...options, detector })
      : await collect(resolved(query, options.references), { ...options, detector, onProgress })
  );
}

function resolved(query: HunterQuery, { [query.refId]: _, ...others }: TargetsByRef): HunterQuery {
  const { source, refId } = query;
  return source.type === 'graphite'
    ? {
        ...query,
        source: { ...source, targets: source.targets.map((text) => resolveReferences(text, others, [refId])) },
      }
    : query;
}
