import type { ScopedVars } from '@grafana/data';
import { getTemplateSrv } from '@grafana/runtime';

import { interpolateQuery } from '../core/query/interpolate';
import type { HunterQuery } from './types';

// Never part of a variable's value, so values can be joined and taken apart again.
const SEPARATOR = '\u0000';

/** Replaces template variables; several values become a glob (`{a,b}`) in paths and separate items in lists. */
export function withVariables(query: HunterQuery, scopedVars: ScopedVars): HunterQuery {
  const templates = getTemplateSrv();
  const join = (value: string | string[]) => (Array.isArray(value) ? value.join(SEPARATOR) : String(value));
  return interpolateQuery(query, {
    glob: (text) => templates.replace(text, scopedVars, 'glob'),
    list: (text) => templates.replace(text, scopedVars, join).split(SEPARATOR),
  });
}
