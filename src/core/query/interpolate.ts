import { formatTagExpression, mapTagExpressions, parseTagExpression } from '../graphite/tag-expressions';
import type { RunBound } from '../runs/find';
import type { HunterQueryModel } from './model';

/** Applies `replace` to every text of a query that a template variable may stand in. */
export function interpolateQuery<T extends HunterQueryModel>(query: T, replace: Replace): T {
  return { ...query, source: interpolateSource(query.source, replace) };
}

/** `glob` writes several values as `{a,b}`, for paths; `regex` as `(a|b)`, escaped; `list` one by one. */
export interface Replace {
  glob(text: string): string;
  regex(text: string): string;
  list(text: string): string[];
}

function interpolateSource(source: HunterQueryModel['source'], replace: Replace): HunterQueryModel['source'] {
  if (source.type === 'graphite') {
    return { ...source, targets: source.targets.map((target) => interpolateTarget(target, replace)) };
  }
  if (source.type === 'datasource') {
    // the other data source replaces variables itself
    return source;
  }
  const { user, test, params, suffixes, metrics, since, until, branches } = source;
  return {
    ...source,
    user: user && replace.glob(user),
    test: replace.glob(test),
    params: params && Object.fromEntries(Object.entries(params).map(([name, value]) => [name, replace.glob(value)])),
    suffixes: suffixes?.flatMap(replace.list),
    metrics: metrics?.flatMap(replace.list),
    ...(since && { since: interpolateBound(since, replace) }),
    ...(until && { until: interpolateBound(until, replace) }),
    ...(branches && { branches: branches.flatMap(replace.list) }),
  };
}

const interpolateBound = (bound: RunBound, { glob }: Replace): RunBound =>
  'commit' in bound ? { commit: glob(bound.commit) } : { version: glob(bound.version) };

/** Globs have no meaning in conditions of `seriesByTag`: several values become a regular expression there. */
function interpolateTarget(target: string, replace: Replace): string {
  return replace.glob(mapTagExpressions(target, (text) => interpolateTag(text, replace)));
}

function interpolateTag(text: string, { regex, list, glob }: Replace): string {
  const expression = parseTagExpression(text);
  if (!expression) {
    return text;
  }
  const { operator, value } = expression;
  const tag = glob(expression.tag);
  if (operator.endsWith('~')) {
    return formatTagExpression({ tag, operator, value: regex(value) });
  }
  const values = list(value);
  return values.length === 1
    ? formatTagExpression({ tag, operator, value: values[0] })
    : formatTagExpression({ tag, operator: operator === '=' ? '=~' : '!=~', value: `^${regex(value)}$` });
}
