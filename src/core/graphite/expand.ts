import type { ApiAnswer, ApiRequest } from '../flow/flow';
import { parseLenientJson } from '../lenient-json';
import { graphiteError, graphiteNonsense, isNothing } from './errors';

/** Asks for the whole paths that match a pattern. */
export function expandRequest(query: string): ApiRequest {
  return { service: 'graphite', method: 'GET', path: '/metrics/expand', params: [['query', query]] };
}

/** Decodes `{"results": ["a.x", …]}`, or the list alone, as VictoriaMetrics gives it. @throws HunterError */
export function decodeExpand(answer: ApiAnswer, query: string): string[] {
  const asked = `the paths that match "${query}"`;
  if (isNothing(answer)) {
    return [];
  }
  if (answer.status !== 200) {
    throw graphiteError(answer, asked);
  }
  try {
    const parsed = parseLenientJson(answer.body) as string[] | { results: string[] };
    return (Array.isArray(parsed) ? parsed : parsed.results).map(String);
  } catch {
    throw graphiteNonsense(answer, asked);
  }
}
