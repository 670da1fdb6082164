import { type DetectionOptions, completeDetection } from '../changepoint/options';
import { validateDetection } from '../changepoint/validate-options';
import { isObject } from '../decode/check';
import type { HunterError } from '../errors';
import { validateRules } from './alert-values';
import { checkShape } from './check-shape';
import { invalid } from './invalid-query';
import { DEFAULT_QUERY, type HunterQueryModel } from './model';

/*
 * The one border that stored queries pass: what a dashboard, a rule or a caller of the HTTP API has written is
 * completed, then checked, and only then looked at by anything else.
 */

/**
 * Completes a stored query: fills in what is missing or null, and keeps everything else, also what a newer version
 * added. What is no query at all counts as nothing. Never throws, so that an editor can always show what is there;
 * `validateQuery` says what is wrong with it.
 */
export function completeQuery<T extends object>(stored: T): T & HunterQueryModel {
  const query = given(stored) as T & Partial<HunterQueryModel>;
  const { source, detection } = query;
  return {
    ...DEFAULT_QUERY,
    ...query,
    source: isObject(source) ? { ...blankOf(source.type), ...given(source) } : (source ?? { ...DEFAULT_QUERY.source }),
    detection:
      isObject(detection) || detection === undefined
        ? completeDetection(given(detection) as Partial<DetectionOptions>)
        : detection,
  } as T & HunterQueryModel;
}

/** What a source of a type cannot be without. */
const blankOf = (type: unknown) => (type === 'graphite' ? { targets: [] } : type === 'fallout' ? { test: '' } : {});

/** What is set of an object: null means that it is not. */
function given(value: unknown): Record<string, unknown> {
  return isObject(value) ? Object.fromEntries(Object.entries(value).filter(([, one]) => one !== null)) : {};
}

/** True when there is nothing to ask for yet, as in a new panel. What is wrong is not blank. */
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

/** @throws HunterError naming the first field that cannot be used, and what it may hold */
export function validateQuery(query: HunterQueryModel): void {
  checkShape(query);
  validateSource(query.source);
  validateDetection(query.detection);
  validateRules(query);
}

/** What is wrong with the form of a query, so that nothing can be made of it: fields of a wrong type or too large. */
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
