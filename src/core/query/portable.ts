import type { HunterQueryModel } from './model';

/**
 * A query as text in `expression`. Grafana 12.3's editor of alert rules, opened with a rule filled in, keeps of a query
 * only fields that it knows (`refId`, `queryType`, `expression`, `instant`, `range`, `datasource`): `source` and the
 * others are lost on the way.
 */
export const packQuery = (query: Partial<HunterQueryModel>): string => JSON.stringify(query);

/** The query that such a text holds; undefined of any other text. */
export function unpackQuery(expression: unknown): Partial<HunterQueryModel> | undefined {
  if (typeof expression !== 'string' || !expression.startsWith('{')) {
    return undefined;
  }
  try {
    const query: unknown = JSON.parse(expression);
    return typeof query === 'object' && query !== null && 'source' in query
      ? (query as Partial<HunterQueryModel>)
      : undefined;
  } catch {
    return undefined;
  }
}
