import { HunterError } from '../errors';

/**
 * Refuses an expression that Graphite would misread without a word: its parser takes what it can of an unbalanced
 * expression and answers 200 with `[]` (observed on graphite-web 1.1.8 and 1.1.10).
 *
 * @throws HunterError naming the target
 */
export function checkTarget(target: string): void {
  if (target.trim() === '') {
    throw new HunterError('input', 'The Graphite target is empty: enter a metric path or an expression.');
  }
  const problem = imbalance(target);
  if (problem) {
    throw new HunterError('input', `The Graphite target "${target}" ${problem}.`);
  }
}

const CLOSING: Record<string, string> = { ')': '(', '}': '{', ']': '[' };

function imbalance(target: string): string | undefined {
  const open: string[] = [];
  let quote = '';
  // what is behind a backslash is neither quote nor bracket
  for (const char of target.replace(/\\[^]/g, '')) {
    if (quote) {
      quote = char === quote ? '' : quote;
    } else if (char === '"' || char === "'") {
      quote = char;
    } else if ('({['.includes(char)) {
      open.push(char);
    } else if (char in CLOSING && open.pop() !== CLOSING[char]) {
      return `has a "${char}" that nothing opens`;
    }
  }
  if (quote) {
    return `has a quote (${quote}) that is not closed`;
  }
  return open.length > 0 ? `has a "${open[open.length - 1]}" that is not closed` : undefined;
}

/** A glob that matches exactly the given nodes: `a`, or `{a,b}`; all of them when none are given. */
export function anyOf(nodes: string[]): string {
  if (nodes.length === 0) {
    return '*';
  }
  return nodes.length === 1 ? nodes[0] : `{${nodes.join(',')}}`;
}

/** Joins path parts with dots, leaving out empty ones. */
export function joinPath(...parts: string[]): string {
  return parts.filter((part) => part !== '').join('.');
}
