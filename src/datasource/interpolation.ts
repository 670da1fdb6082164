import type { AdHocVariableFilter, ScopedVars } from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';

import { addTagExpressions, type TagExpression } from '../core/graphite/tag-expressions';
import { interpolateQuery } from '../core/query/interpolate';
import type { HunterQuery } from './types';

// Never part of a variable's value, so values can be joined and taken apart again.
const SEPARATOR = '\u0000';

/**
 * Replaces template variables; several values become a glob (`{a,b}`) in paths, a regular expression in tags and
 * separate items in lists. Ad-hoc filters are added to every `seriesByTag`.
 */
export function withVariables(
  query: HunterQuery,
  scopedVars: ScopedVars,
  filters: AdHocVariableFilter[] = []
): HunterQuery {
  const templates = getTemplateSrv();
  const vars = graphiteIntervals(scopedVars);
  const join = (value: string | string[]) => (Array.isArray(value) ? value.join(SEPARATOR) : String(value));
  const replaced = interpolateQuery(query, {
    glob: (text) => templates.replace(text, vars, 'glob'),
    regex: (text) => templates.replace(text, vars, 'regex'),
    list: (text) => templates.replace(text, vars, join).split(SEPARATOR),
  });
  const { source } = replaced;
  return source.type === 'graphite' && filters.length > 0
    ? { ...replaced, source: { ...source, targets: source.targets.map((target) => filtered(target, filters)) } }
    : replaced;
}

const filtered = (target: string, filters: AdHocVariableFilter[]) =>
  addTagExpressions(
    target,
    filters.map(({ key, operator, value }) => ({ tag: key, operator: OPERATORS[operator] ?? '=', value }))
  );

const OPERATORS: Record<string, TagExpression['operator']> = { '=': '=', '!=': '!=', '=~': '=~', '!~': '!=~' };

/** Graphite writes minutes `5min`, where Grafana's `$__interval` has `5m`, and knows no milliseconds. */
function graphiteIntervals(vars: ScopedVars): ScopedVars {
  const { __interval: interval } = vars;
  if (typeof interval?.value !== 'string') {
    return vars;
  }
  const value = interval.value.replace(/^\d+ms$/, '1s').replace(/^(\d+)m$/, '$1min');
  return { ...vars, __interval: { text: value, value } };
}
