import type { DataFrame } from '@grafana/data';

import { decodeEvents, eventsRequest } from '../../core/graphite/events';
import type { Progress } from '../../core/query/collect';
import type { SeriesChange } from '../../core/query/judge';
import { clipSeries } from '../../core/series/range';
import type { TimeRange } from '../../core/series/series';
import type { Send } from '../../core/transport/send';
import { eventsFrame, pointEventsFrame } from '../../frames/event-frames';
import { changeAnnotationFrame } from '../../frames/query-frames';
import type { AnnotationOptions } from '../types';

/** Graphite's events within the view as a frame. @throws HunterError */
export async function graphiteEventsFrame(
  refId: string,
  { tags, match }: Extract<AnnotationOptions, { show: 'events' }>,
  view: TimeRange,
  send: Send
): Promise<DataFrame> {
  const events = decodeEvents(await send(eventsRequest(tags, match, view)), tags, match);
  return eventsFrame(
    refId,
    events.filter(({ time }) => time >= view.from && time <= view.to)
  );
}

/** The changes or points of an analysed query as events within the view. */
export function analysisAnnotationFrame(
  refId: string,
  annotation: Exclude<AnnotationOptions, { show: 'events' }>,
  progress: Progress,
  view: TimeRange
): DataFrame {
  if (annotation.show === 'points') {
    return pointEventsFrame(
      refId,
      progress.analyses.map(({ series }) => clipSeries(series, view))
    );
  }
  const { which } = annotation;
  return changeAnnotationFrame(refId, progress, view, (change) => isWanted(change, which));
}

const isWanted = ({ verdict }: SeriesChange, which: 'all' | 'regressions' | 'improvements') =>
  which === 'all' || verdict === (which === 'regressions' ? 'regression' : 'improvement');
