import { applyEdit } from './expression/edit';
import { parseTarget } from './expression/parse';
import { evenEnd, fits } from './expression/quote';
import { childrenOf, type Call, type Expression } from './expression/tree';

/** One condition of `seriesByTag('tag=value', …)`. */
export interface TagExpression {
  tag: string;
  operator: '=' | '!=' | '=~' | '!=~';
  value: string;
}

const EXPRESSION = /^([^=!~]+)(!=~|=~|!=|=)([\s\S]*)$/;

/** Parses a condition such as `dc=~eu|us`; undefined if the text is none. */
export function parseTagExpression(text: string): TagExpression | undefined {
  const found = EXPRESSION.exec(text);
  return found ? { tag: found[1].trim(), operator: found[2] as TagExpression['operator'], value: found[3] } : undefined;
}

/**
 * Writes a condition. A value that begins with `~` is written as a regex, because Graphite would read `=~` as operator.
 */
export function formatTagExpression(expression: TagExpression): string {
  const { tag, operator, value } =
    expression.value.startsWith('~') && !expression.operator.endsWith('~') ? asRegex(expression) : expression;
  return `${tag}${operator}${value}`;
}

/**
 * Writes a condition as an argument of `seriesByTag`, in the preferred quotes if possible. Graphite keeps backslashes,
 * so quotes cannot be escaped: a value that fits into neither kind of quotes becomes a regular expression with `.` for
 * each quote.
 */
export function quotedTagExpression(expression: TagExpression, preferred = "'"): string {
  const text = formatTagExpression(expression);
  const quote = [preferred, preferred === "'" ? '"' : "'"].find((one) => fits(text, one));
  return quote ? quote + text + quote : preferred + formatTagExpression(asRegex(expression)) + preferred;
}

function asRegex({ tag, operator, value }: TagExpression): TagExpression {
  const bare = (text: string) =>
    text.replace(/\\\\|\\?['"\r\n]|\\x(?![0-9a-f])/gi, (found) => (found === '\\\\' ? found : '.'));
  return operator.endsWith('~')
    ? { tag, operator, value: evenEnd(bare(value)) }
    : { tag, operator: operator === '=' ? '=~' : '!=~', value: `^${bare(escapeRegex(value))}$` };
}

/** Escapes a text for a regular expression. */
export const escapeRegex = (text: string): string => text.replace(/[\\^$*+?.()|[\]{}]/g, '\\$&');

export const SERIES_BY_TAG = 'seriesByTag';

/** Adds conditions to each `seriesByTag(…)` in a target, for ad-hoc filters. */
export function addTagExpressions(target: string, expressions: TagExpression[]): string {
  const { root } = parseTarget(target);
  const more = expressions.map((expression) => quotedTagExpression(expression)).join(',');
  const edit = callsOf(root).map(({ args, open }) => {
    const at = args.at(-1)?.end ?? open;
    return { start: at, end: at, text: args.length > 0 ? `,${more}` : more };
  });
  return more === '' ? target : applyEdit(target, edit);
}

function callsOf(expression: Expression | undefined): Call[] {
  if (!expression) {
    return [];
  }
  return expression.type === 'call' && expression.name === SERIES_BY_TAG
    ? [expression]
    : childrenOf(expression).flatMap(callsOf);
}
