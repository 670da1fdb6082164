import type { ApiAnswer, ApiRequest } from '../flow/flow';
import { graphiteError, graphiteNonsense } from './errors';

/** Asks for the whole paths that match a pattern. */
export function expandRequest(query: string): ApiRequest {
  return { service: 'graphite', method: 'GET', path: '/metrics/expand', params: [['query', query]] };
}

/** Decodes `{"results": ["a.x", …]}`. @throws HunterError */
export function decodeExpand(answer: ApiAnswer, query: string): string[] {
  const asked = `the paths that match "${query}"`;
  if (answer.status !== 200) {
    throw graphiteError(answer, asked);
  }
  try {
    const { results } = JSON.parse(answer.body) as { results: string[] };
    return results.map(String);
  } catch {
    throw graphiteNonsense(answer, asked);
  }
}
