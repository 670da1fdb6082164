import { completeQuery } from '../../core/query/stored-query';
import type { AnnotationOptions, HunterQuery } from '../types';

export const DEFAULT_ANNOTATION: AnnotationOptions = { show: 'changePoints', which: 'all' };

/** A query that is answered with events. */
export function asAnnotation<T extends Partial<HunterQuery>>(query: T): HunterQuery {
  const complete = completeQuery(query);
  return { ...complete, refId: query.refId ?? 'Anno', annotation: query.annotation ?? DEFAULT_ANNOTATION };
}
