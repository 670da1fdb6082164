// Escapes names of metrics for targets. Queries of `/metrics/find` must not be escaped.

/**
 * Escapes a node of the metric tree for a target: `load(5min)` → `load\(5min\)`. Characters that cannot be escaped
 * become `?`, which matches any character: wildcards, braces, the semicolon of tags, spaces, and anything but ASCII.
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

/** Escapes a path of the metric tree for a target, node by node. */
export const pathText = (path: string): string => path.split('.').map(nodeText).join('.');

/** Removes the backslashes of a target's path, for `/metrics/find`. */
export const findText = (path: string): string => path.replace(/\\([(){},.'"\\|=])/g, '$1');

/** Removes empty nodes from a path, as carbon does: it stores `a..b.` as `a.b`. */
export const withoutEmptyNodes = (path: string): string => path.split('.').filter(Boolean).join('.');

/**
 * Escapes a pattern from a user or a variable for a target. Unlike in `pathText`, wildcards, braces and backslashes
 * that Graphite understands keep their meaning.
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

/** True if all braces are lists that Graphite can read: `{a,b}`, not nested. */
const hasPlainBraces = (name: string) =>
  name.includes('{') && /^(?:[^{}]|\{[^{}.,]+(?:,[^{}.,]+)*\})*$/.test(name.replace(ESCAPED, '_'));

const ESCAPED = /\\[(){},.'"\\|=]/g;

/**
 * Combines names into patterns that match exactly these names: `a` or `{a,b}`. Names that cannot be listed in braces,
 * such as `a.b`, become patterns of their own. Without names, the result is `*`.
 */
export function anyOf(names: string[]): string[] {
  const texts = names.map(patternText);
  if (texts.length === 0) {
    return ['*'];
  }
  const enumerable = texts.filter((text) => !/[{}]|(^|[^\\])\./.test(text));
  const others = texts.filter((text) => !enumerable.includes(text));
  // within braces, even an escaped comma separates
  const together = enumerable.map((text) => (enumerable.length > 1 ? text.replace(/\\,/g, '?') : text));
  return [...(together.length > 1 ? [`{${together.join(',')}}`] : together), ...others];
}
