import type { HunterQueryModel } from './model';

/** Applies `replace` to every text of a query that a template variable may stand in. */
export function interpolateQuery<T extends HunterQueryModel>(query: T, replace: Replace): T {
  return { ...query, source: interpolateSource(query.source, replace) };
}

/** `glob` writes several values as `{a,b}`, for Graphite; `list` one by one. */
export interface Replace {
  glob(text: string): string;
  list(text: string): string[];
}

function interpolateSource(source: HunterQueryModel['source'], replace: Replace): HunterQueryModel['source'] {
  if (source.type === 'graphite') {
    return { ...source, targets: source.targets.map(replace.glob) };
  }
  const { user, test, params, suffixes, metrics } = source;
  return {
    ...source,
    user: user && replace.glob(user),
    test: replace.glob(test),
    params: params && Object.fromEntries(Object.entries(params).map(([name, value]) => [name, replace.glob(value)])),
    suffixes: suffixes?.flatMap(replace.list),
    metrics: metrics?.flatMap(replace.list),
  };
}
