import { applyEdit, type Splice } from './expression/edit';
import { parseTarget } from './expression/parse';
import { quoted } from './expression/quote';
import { childrenOf, slice, type Expression, type Path, type Text } from './expression/tree';
import { patternText } from './node-text';
import {
  escapeRegex,
  formatTagExpression,
  parseTagExpression,
  quotedTagExpression,
  SERIES_BY_TAG,
  type TagExpression,
} from './tag-expressions';

/** A piece of a text: literal text, or the values of a template variable. */
export type Part = string | { values: string[] };

/** Splits a text at its template variables. */
export type PartsOf = (text: string) => Part[];

/** Joins parts; several values of a variable become `{a,b}`, the form for paths. */
export const globOf = (parts: Part[]): string => parts.map(globPart).join('');

const globPart = (part: Part) =>
  typeof part === 'string' ? part : part.values.length === 1 ? part.values[0] : `{${part.values.join(',')}}`;

/** Returns a text for each combination of values: `x$a` → `x1`, `x2`. */
export function listOf(parts: Part[]): string[] {
  let texts = [''];
  for (const part of parts) {
    const values = typeof part === 'string' ? [part] : part.values;
    texts = texts.flatMap((text) => values.map((value) => text + value));
  }
  return texts;
}

/**
 * Replaces template variables in a target by their values, and escapes them for their place: with backslashes in a
 * path, with suitable quotes in a string, as a regular expression for several values in a condition of `seriesByTag`.
 * If the target has a syntax error, the values are inserted unescaped; the error is reported when the target is sent.
 */
export function interpolateTarget(target: string, partsOf: PartsOf): string {
  const { root, problems } = parseTarget(target);
  if (!root || problems.length > 0) {
    return globOf(partsOf(target));
  }
  return applyEdit(target, splicesOf(root, target, partsOf));
}

function splicesOf(expression: Expression, target: string, partsOf: PartsOf): Splice[] {
  switch (expression.type) {
    case 'path':
      return splice(expression, pathOf(expression, target, partsOf));
    case 'string':
      return splice(expression, textOf(expression, partsOf));
    case 'call':
      if (expression.name === SERIES_BY_TAG) {
        return expression.args.flatMap(({ value }) =>
          value.type === 'string' ? splice(value, conditionText(value, partsOf)) : splicesOf(value, target, partsOf)
        );
      }
  }
  return childrenOf(expression).flatMap((child) => splicesOf(child, target, partsOf));
}

const splice = ({ start, end }: Expression, text: string | undefined): Splice[] =>
  text === undefined ? [] : [{ start, end, text }];

const hasVariables = (parts: Part[]) => parts.some((part) => typeof part !== 'string');

function pathOf(path: Path, target: string, partsOf: PartsOf): string | undefined {
  const parts = partsOf(slice(target, path)).filter((part) => part !== '');
  if (!hasVariables(parts)) {
    return undefined;
  }
  const [first, ...others] = parts;
  return others.length === 0 && typeof first !== 'string' ? wholeOf(first.values) : nodesOf(parts);
}

/** Writes a variable that is a whole argument: its values may be expressions, numbers or paths. */
function wholeOf(values: string[]): string {
  const texts = values.map((value) => (parseTarget(`f(${value})`).problems.length === 0 ? value : patternText(value)));
  if (texts.length === 1) {
    return texts[0];
  }
  return texts.some((text) => /[.({]/.test(text)) ? `group(${texts.join(',')})` : `{${texts.join(',')}}`;
}

/** Writes a path with variables. Within braces, several values are listed without another pair of braces. */
function nodesOf(parts: Part[]): string {
  let depth = 0;
  return parts
    .map((part) => {
      if (typeof part === 'string') {
        const plain = part.replace(/\\[^]/g, '');
        depth += plain.split('{').length - plain.split('}').length;
        return part;
      }
      const several = depth > 0 || part.values.length > 1;
      const texts = part.values.map((value) =>
        several ? patternText(value).replace(/\\,/g, '?') : patternText(value)
      );
      return texts.length > 1 && depth === 0 ? `{${texts.join(',')}}` : texts.join(',');
    })
    .join('');
}

function textOf({ value, quote }: Text, partsOf: PartsOf): string | undefined {
  const parts = partsOf(value);
  return hasVariables(parts) ? quoted(globOf(parts), quote) : undefined;
}

function conditionText({ value, quote }: Text, partsOf: PartsOf): string | undefined {
  if (!hasVariables(partsOf(value))) {
    return undefined;
  }
  return interpolated(value, partsOf)
    .map((condition) =>
      typeof condition === 'string' ? quoted(condition, quote) : quotedTagExpression(condition, quote)
    )
    .join(',');
}

/** Replaces variables in a condition such as `host=$h`. Returns several if the condition itself is a variable. */
export const interpolateCondition = (text: string, partsOf: PartsOf): string[] =>
  interpolated(text, partsOf).map((condition) =>
    typeof condition === 'string' ? condition : formatTagExpression(condition)
  );

function interpolated(text: string, partsOf: PartsOf): Array<TagExpression | string> {
  const expression = parseTagExpression(text);
  if (!expression) {
    return listOf(partsOf(text)).map((one) => parseTagExpression(one) ?? one);
  }
  const { operator } = expression;
  const tag = globOf(partsOf(expression.tag));
  const parts = partsOf(expression.value);
  const regex = (literal: (text: string) => string) =>
    parts.map((part) => (typeof part === 'string' ? literal(part) : anyOfValues(part.values))).join('');
  if (operator.endsWith('~')) {
    return [{ tag, operator, value: regex((text) => text) }];
  }
  return parts.every((part) => typeof part === 'string' || part.values.length === 1)
    ? [{ tag, operator, value: globOf(parts) }]
    : [{ tag, operator: operator === '=' ? '=~' : '!=~', value: `^${regex(escapeRegex)}$` }];
}

const anyOfValues = (values: string[]) =>
  values.length === 1 ? escapeRegex(values[0]) : `(${values.map(escapeRegex).join('|')})`;
