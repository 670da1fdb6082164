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

/** A piece of a text: written there, or the values of a variable. */
export type Part = string | { values: string[] };

/** Takes a text with template variables apart. */
export type PartsOf = (text: string) => Part[];

/** Several values as `{a,b}`, as paths take them. */
export const globOf = (parts: Part[]): string => parts.map(globPart).join('');

const globPart = (part: Part) =>
  typeof part === 'string' ? part : part.values.length === 1 ? part.values[0] : `{${part.values.join(',')}}`;

/** A text for each value: `x$a` → `x1`, `x2`. */
export function listOf(parts: Part[]): string[] {
  let texts = [''];
  for (const part of parts) {
    const values = typeof part === 'string' ? [part] : part.values;
    texts = texts.flatMap((text) => values.map((value) => text + value));
  }
  return texts;
}

/**
 * Puts the values of variables into a target, each as its place wants it: a node of a path gets backslashes, a text other
 * quotes, a condition of `seriesByTag` a regular expression where there are several. A text that Graphite would not read is
 * only filled in: what is wrong with it is told when it is sent.
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

/** A variable that is all of an argument may be an expression, a number or whole paths. */
function wholeOf(values: string[]): string {
  const texts = values.map((value) => (parseTarget(`f(${value})`).problems.length === 0 ? value : patternText(value)));
  if (texts.length === 1) {
    return texts[0];
  }
  return texts.some((text) => /[.({]/.test(text)) ? `group(${texts.join(',')})` : `{${texts.join(',')}}`;
}

/** Values within a path; braces cannot stand within braces. */
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

/** A condition such as `host=$h` with the values of its variables; several when a variable is all of it. */
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
