import { ANSWER_BOUNDS } from '../bounds';
import { isObject } from '../decode/check';
import { parseJson } from '../decode/json';
import type { ApiAnswer, ApiRequest } from '../transport/request';
import { graphiteError, graphiteNonsense, isNothing } from './answer-errors';

/** Makes the request for the full paths that match a pattern. */
export function expandRequest(query: string): ApiRequest {
  return { service: 'graphite', method: 'GET', path: '/metrics/expand', params: [['query', query]] };
}

/** Decodes `{"results": ["a.x", …]}`, or the bare list that VictoriaMetrics sends. @throws HunterError */
export function decodeExpand(answer: ApiAnswer, query: string): string[] {
  const asked = `the paths that match "${query}"`;
  if (isNothing(answer)) {
    return [];
  }
  if (answer.status !== 200) {
    throw graphiteError(answer, asked);
  }
  try {
    const parsed = parseJson(answer.body);
    const paths = isObject(parsed) ? parsed.results : parsed;
    if (Array.isArray(paths)) {
      return paths.filter((path) => typeof path === 'string').slice(0, ANSWER_BOUNDS.nodes);
    }
  } catch {
    // not JSON: said below
  }
  throw graphiteNonsense(answer, asked);
}
