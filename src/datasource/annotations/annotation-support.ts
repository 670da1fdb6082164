import type { AnnotationSupport } from '@grafana/data';

import { DEFAULT_QUERY } from '../../core/query/model';
import { AnnotationEditor } from '../lazy-editors';
import type { HunterQuery } from '../types';
import { asAnnotation, DEFAULT_ANNOTATION } from './annotation-query';

/**
 * Dashboard annotations: change points of a query, Graphite's events, or a metric's points.
 *
 * @param newQuery what a new query begins with
 */
export function annotationSupport(newQuery: () => Partial<HunterQuery>): AnnotationSupport<HunterQuery> {
  return {
    QueryEditor: AnnotationEditor,
    getDefaultQuery: () => ({ ...newQuery(), annotation: DEFAULT_ANNOTATION }),
    prepareAnnotation: (stored) => (isGraphites(stored) ? { ...stored, target: fromGraphite(stored) } : stored),
    prepareQuery: ({ target }) => target && asAnnotation(target),
  };
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
