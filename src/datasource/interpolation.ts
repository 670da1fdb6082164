import type { AdHocVariableFilter, ScopedVars } from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';

import { listOf, type Part, type PartsOf } from '../core/graphite/interpolate-target';
import { addTagExpressions, type TagExpression } from '../core/graphite/tag-expressions';
import { interpolateQuery } from '../core/query/interpolate-query';
import type { AnnotationOptions, HunterQuery } from './types';

// Never part of a variable's value: where one begins, what is between several, and where it ends.
const [BEGIN, BETWEEN, END] = ['\u0001', '\u0002', '\u0003'];

/** Texts taken apart into what is written and the values of the dashboard's variables. */
export function partsWith(scopedVars: ScopedVars = {}): PartsOf {
  const templates = getTemplateSrv();
  const vars = graphiteIntervals(scopedVars);
  const marked = (value: unknown) =>
    BEGIN + (Array.isArray(value) ? value.map(String) : [String(value)]).join(BETWEEN) + END;
  return (text) =>
    templates
      .replace(text, vars, marked)
      .split(BEGIN)
      .flatMap((piece, i): Part[] => {
        const end = piece.indexOf(END);
        return i === 0 || end < 0 ? [piece] : [{ values: piece.slice(0, end).split(BETWEEN) }, piece.slice(end + 1)];
      })
      .filter((part) => part !== '');
}

/**
 * Replaces template variables; several values become a glob (`{a,b}`) in paths, a regular expression in tags and
 * separate items in lists. Ad-hoc filters are added to every `seriesByTag`.
 */
export function withVariables(
  query: HunterQuery,
  scopedVars: ScopedVars,
  filters: AdHocVariableFilter[] = []
): HunterQuery {
  const partsOf = partsWith(scopedVars);
  const { annotation, ...replaced } = interpolateQuery(query, partsOf);
  const { source } = replaced;
  return {
    ...replaced,
    ...(annotation && { annotation: interpolateAnnotation(annotation, partsOf) }),
    ...(source.type === 'graphite' &&
      filters.length > 0 && {
        source: { ...source, targets: source.targets.map((target) => filtered(target, filters)) },
      }),
  };
}

const interpolateAnnotation = (annotation: AnnotationOptions, partsOf: PartsOf): AnnotationOptions =>
  annotation.show === 'events'
    ? { ...annotation, tags: annotation.tags.flatMap((tag) => listOf(partsOf(tag))) }
    : annotation;

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
