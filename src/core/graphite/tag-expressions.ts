/** One condition of `seriesByTag('tag=value', …)`. */
export interface TagExpression {
  tag: string;
  operator: '=' | '!=' | '=~' | '!=~';
  value: string;
}

const EXPRESSION = /^([^=!~]+)(!=~|=~|!=|=)([\s\S]*)$/;

/** Reads `dc=~eu|us`; undefined when it is no condition. */
export function parseTagExpression(text: string): TagExpression | undefined {
  const found = EXPRESSION.exec(text);
  return found ? { tag: found[1].trim(), operator: found[2] as TagExpression['operator'], value: found[3] } : undefined;
}

export const formatTagExpression = ({ tag, operator, value }: TagExpression): string => `${tag}${operator}${value}`;

/** Applies `edit` to each quoted condition of each `seriesByTag(…)` in a target; the rest stays as it is. */
export function mapTagExpressions(target: string, edit: (expression: string) => string): string {
  return target.replace(SERIES_BY_TAG, (whole) =>
    whole.replace(QUOTED, (text) => `${text[0]}${edit(text.slice(1, -1))}${text[0]}`)
  );
}

/**
 * Adds conditions to each `seriesByTag(…)` in a target, for ad-hoc filters. Those that a quote could break out of are
 * written with the other quote.
 */
export function addTagExpressions(target: string, expressions: TagExpression[]): string {
  const more = expressions.map((expression) => `,${quote(formatTagExpression(expression))}`).join('');
  return target.replace(SERIES_BY_TAG, (whole) => `${whole.slice(0, -1)}${more})`);
}

const quote = (text: string) => (text.includes("'") ? `"${text.replaceAll('"', '')}"` : `'${text}'`);

const QUOTED = /"[^"]*"|'[^']*'/g;
const SERIES_BY_TAG = /\bseriesByTag\s*\(\s*(?:(?:"[^"]*"|'[^']*')\s*(?:,\s*)?)*\)/g;
