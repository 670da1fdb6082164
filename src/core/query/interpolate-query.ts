import { globOf, interpolateTarget, listOf, type PartsOf } from '../graphite/interpolate-target';
import type { RunBound } from '../runs/find-runs';
import type { HunterQueryModel } from './model';

/** Replaces template variables in all texts of a query that may contain them. */
export function interpolateQuery<T extends HunterQueryModel>(query: T, partsOf: PartsOf): T {
  const { metrics } = query;
  return {
    ...query,
    source: interpolateSource(query.source, partsOf),
    ...(metrics && {
      metrics: metrics.flatMap((rule) => listOf(partsOf(rule.pattern)).map((pattern) => ({ ...rule, pattern }))),
    }),
  };
}

function interpolateSource(source: HunterQueryModel['source'], partsOf: PartsOf): HunterQueryModel['source'] {
  if (source.type === 'graphite') {
    return { ...source, targets: source.targets.map((target) => interpolateTarget(target, partsOf)) };
  }
  if (source.type === 'datasource') {
    // the other data source replaces variables itself
    return source;
  }
  const { user, test, params, suffixes, metrics, since, until, branches } = source;
  const text = (one: string) => globOf(partsOf(one));
  const list = (all: string[]) => all.flatMap((one) => listOf(partsOf(one)));
  const bound = (one: RunBound): RunBound =>
    'commit' in one ? { commit: text(one.commit) } : { version: text(one.version) };
  return {
    ...source,
    user: user && text(user),
    test: text(test),
    params: params && Object.fromEntries(Object.entries(params).map(([name, value]) => [name, text(value)])),
    suffixes: suffixes && list(suffixes),
    metrics: metrics && list(metrics),
    ...(since && { since: bound(since) }),
    ...(until && { until: bound(until) }),
    ...(branches && { branches: list(branches) }),
  };
}
