// Names of metrics as text of a target. Queries of `/metrics/find` take names as they are: there, no backslash is wanted.

/**
 * A node of the metric tree as a target has it: `load(5min)` → `load\(5min\)`. What no backslash helps for becomes `?`,
 * which stands for any character: wildcards, braces, the mark of tags, spaces, and what is not ASCII.
 */
export function nodeText(node: string): string {
  return [...node].map(characterText).join('');
}

function characterText(character: string): string {
  if (/^[*?[\]{};]$/.test(character) || character < '!' || character > '~') {
    return '?';
  }
  return SYMBOL.test(character) ? `\\${character}` : character;
}

const SYMBOL = /^[(),.'"\\|]$/;

/** A path of the tree as a target has it, node by node. */
export const pathText = (path: string): string => path.split('.').map(nodeText).join('.');

/** A path of a target as `/metrics/find` wants it: without backslashes. */
export const findText = (path: string): string => path.replace(/\\([(){},.'"\\|=])/g, '$1');

/** A path without empty nodes: carbon stores `a..b.` as `a.b`. */
export const withoutEmptyNodes = (path: string): string => path.split('.').filter(Boolean).join('.');

/**
 * A name that a person or a variable gives: the same, but wildcards, braces and backslashes that Graphite understands keep
 * their meaning. Dots separate nodes.
 */
export function patternText(name: string): string {
  const braces = hasPlainBraces(name);
  let within = false;
  return name.replace(/\\[(){},.'"\\|=]|[^]/gu, (part) => {
    if (part.length > 1 && part.startsWith('\\')) {
      return part;
    }
    const wasWithin = within;
    within = part === '{' || (within && part !== '}');
    const enumerates = braces && (part === '{' || (wasWithin && /^[},]$/.test(part)));
    return enumerates || /^[*?[\].]$/.test(part) ? part : characterText(part);
  });
}

/** Whether braces enumerate as Graphite reads it: `{a,b}`, not within each other. */
const hasPlainBraces = (name: string) =>
  name.includes('{') && /^(?:[^{}]|\{[^{}.,]+(?:,[^{}.,]+)*\})*$/.test(name.replace(ESCAPED, '_'));

const ESCAPED = /\\[(){},.'"\\|=]/g;

/**
 * Text that matches exactly one of these names: `a`, or `{a,b}`; several where braces cannot enumerate them (`a.b` and
 * `c`); `*` when none are given.
 */
export function anyOf(names: string[]): string[] {
  const texts = names.map(patternText);
  if (texts.length === 0) {
    return ['*'];
  }
  const enumerable = texts.filter((text) => !/[{}]|(^|[^\\])\./.test(text));
  const others = texts.filter((text) => !enumerable.includes(text));
  // a comma behind a backslash would still separate
  const together = enumerable.map((text) => (enumerable.length > 1 ? text.replace(/\\,/g, '?') : text));
  return [...(together.length > 1 ? [`{${together.join(',')}}`] : together), ...others];
}
