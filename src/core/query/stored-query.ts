import { type DetectionOptions, completeDetection } from '../changepoint/options';
import { validateDetection } from '../changepoint/validate-options';
import { isObject } from '../decode/check';
import type { HunterError } from '../errors';
import { validateRules } from './alert-values';
import { checkShape } from './check-shape';
import { invalid } from './invalid-query';
import { DEFAULT_QUERY, type HunterQueryModel } from './model';

/*
 * The only entry for stored queries: a query from a dashboard, a rule or the HTTP API is completed, then checked,
 * before any other code reads it.
 */

/**
 * Fills in fields of a stored query that are missing or null. All other fields are kept, unknown ones of newer versions
 * too. Anything but an object counts as an empty query. Never throws, so that an editor can show any stored query;
 * `validateQuery` reports its errors.
 */
export function completeQuery<T extends object>(stored: T): T & HunterQueryModel {
  const query = withoutNulls(stored) as T & Partial<HunterQueryModel>;
  const { source, detection } = query;
  return {
    ...DEFAULT_QUERY,
    ...query,
    source: isObject(source)
      ? { ...blankOf(source.type), ...withoutNulls(source) }
      : (source ?? { ...DEFAULT_QUERY.source }),
    detection:
      isObject(detection) || detection === undefined
        ? completeDetection(withoutNulls(detection) as Partial<DetectionOptions>)
        : detection,
  } as T & HunterQueryModel;
}

/** Returns the required fields of a source, empty. */
const blankOf = (type: unknown) => (type === 'graphite' ? { targets: [] } : type === 'fallout' ? { test: '' } : {});

/** Removes the fields that are null. Anything but an object becomes an empty one. */
function withoutNulls(value: unknown): Record<string, unknown> {
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null)) : {};
}

/** True if the query is still to be filled in, as in a new panel. An invalid query is not blank. */
export function isBlank({ source }: HunterQueryModel): boolean {
  const isEmpty = (text: unknown) => text === undefined || (typeof text === 'string' && text.trim() === '');
  switch (source.type) {
    case 'fallout':
      return isEmpty(source.test);
    case 'datasource':
      return !source.ref || !source.query;
    case 'graphite':
      return source.targets === undefined || (Array.isArray(source.targets) && source.targets.every(isEmpty));
    default:
      return false;
  }
}

/** Checks a completed query. @throws HunterError naming the first field that cannot be used, and what it may hold */
export function validateQuery(query: HunterQueryModel): void {
  checkShape(query);
  validateSource(query.source);
  validateDetection(query.detection);
  validateRules(query);
}

/** Returns the first error in the types and sizes of a query's fields, with which an editor cannot show it. */
export function shapeProblem(query: HunterQueryModel): HunterError | undefined {
  try {
    checkShape(query);
    return undefined;
  } catch (error) {
    return error as HunterError;
  }
}

function validateSource(source: HunterQueryModel['source']): void {
  if (source.type === 'graphite' && source.targets.length === 0) {
    throw invalid('has no Graphite target: enter a metric path or an expression');
  }
  if (source.type === 'fallout' && !source.test.trim()) {
    throw invalid('names no Fallout test: pick one');
  }
  if (source.type === 'datasource' && !source.ref) {
    throw invalid('names no other data source: pick one');
  }
}
