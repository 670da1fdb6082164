import type { AnnotationSupport } from '@grafana/data';

import { DEFAULT_QUERY } from '../../core/query/model';
import { completeQuery } from '../../core/query/stored-query';
import type { AnnotationOptions, HunterQuery } from '../types';
import { AnnotationEditor } from './AnnotationEditor';

const DEFAULT_ANNOTATION: AnnotationOptions = { show: 'changePoints', which: 'all' };

/** Dashboard annotations: change points of a query, Graphite's events, or a metric's points. */
export function annotationSupport(): AnnotationSupport<HunterQuery> {
  return {
    QueryEditor: AnnotationEditor,
    getDefaultQuery: () => ({ ...DEFAULT_QUERY, annotation: DEFAULT_ANNOTATION }),
    prepareAnnotation: (stored) => (isGraphites(stored) ? { ...stored, target: fromGraphite(stored) } : stored),
    prepareQuery: ({ target }) => target && asAnnotation(target),
  };
}

/** A query that is answered with events. */
export function asAnnotation<T extends Partial<HunterQuery>>(query: T): HunterQuery {
  const complete = completeQuery(query);
  return { ...complete, refId: query.refId ?? 'Anno', annotation: query.annotation ?? DEFAULT_ANNOTATION };
}

/** An annotation of Grafana's own Graphite data source: by tags, or by a target. */
interface GraphiteAnnotation {
  target?: { target?: string; tags?: string[] };
  tags?: string[];
  query?: string;
}

function isGraphites(stored: GraphiteAnnotation & { target?: object }): boolean {
  const { target } = stored;
  return Boolean(target && !('source' in target) && (stored.target?.target || stored.target?.tags));
}

function fromGraphite({ target }: GraphiteAnnotation): HunterQuery {
  const text = target?.target ?? '';
  return {
    ...DEFAULT_QUERY,
    refId: 'Anno',
    source: { type: 'graphite', targets: [text] },
    annotation: text ? { show: 'points' } : { show: 'events', tags: target?.tags ?? [], match: 'all' },
  };
}
