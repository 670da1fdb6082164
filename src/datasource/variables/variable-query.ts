import type { DataQuery } from '@grafana/schema';

import type { FalloutSource } from '../../core/query/model';

/** The query of a dashboard variable, by what it lists. */
export type VariableQuery =
  /** Nodes of the metric tree that match `query`; with `expand`, whole paths. `{value}` of tags by `tags(…)`. */
  | { kind: 'metrics' | 'expand' | 'seriesNames' | 'lastValues'; query: string }
  | { kind: 'tags'; filters: string[] }
  | { kind: 'tagValues'; tag: string; filters: string[] }
  | { kind: 'falloutUsers' }
  | { kind: 'falloutTests'; user?: string }
  | ({ kind: 'suffixes' | 'falloutMetrics' | 'branches' } & Pick<FalloutSource, 'user' | 'test'>);

export type VariableKind = VariableQuery['kind'];

/** The query as the dashboard stores it. */
export type StoredVariableQuery = DataQuery & { variable?: VariableQuery };

const EMPTY: VariableQuery = { kind: 'metrics', query: '' };

/**
 * A variable's query, also as Grafana's own Graphite source stores it: a text or `{query, queryType}`, with the functions
 * `expand(…)`, `tags(…)` and `tag_values(tag, …)`.
 */
export function readVariableQuery(stored: unknown): VariableQuery {
  if (typeof stored === 'string') {
    return readText(stored);
  }
  if (typeof stored !== 'object' || stored === null) {
    return EMPTY;
  }
  if ('variable' in stored && typeof stored.variable === 'object' && stored.variable !== null) {
    return { ...EMPTY, ...stored.variable } as VariableQuery;
  }
  const text = 'query' in stored ? stored.query : 'target' in stored ? stored.target : '';
  const type = 'queryType' in stored ? stored.queryType : '';
  const query = typeof text === 'string' ? text : '';
  if (type === 'Value' || type === 'Metric Name') {
    return { kind: type === 'Value' ? 'lastValues' : 'seriesNames', query };
  }
  return readText(query);
}

function readText(text: string): VariableQuery {
  const call = /^\s*(expand|tags|tag_values)\s*\(([\s\S]*)\)\s*$/.exec(text);
  if (!call) {
    return { kind: 'metrics', query: text.trim() };
  }
  const [, name, inner] = call;
  if (name === 'expand') {
    return { kind: 'expand', query: inner.trim() };
  }
  const args = inner
    .split(',')
    .map((part) => part.trim().replace(/^["']|["']$/g, ''))
    .filter(Boolean);
  return name === 'tags'
    ? { kind: 'tags', filters: args }
    : { kind: 'tagValues', tag: args[0] ?? '', filters: args.slice(1) };
}
