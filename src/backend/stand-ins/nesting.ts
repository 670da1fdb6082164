/**
 * Replaces `src/core/decode/nesting.ts`: everything but brackets is removed before they are counted, because a loop over
 * all characters takes the interpreter five times as long.
 */
export function isDeeper(text: string, maxDepth: number): boolean {
  const brackets = text.replaceAll('\\\\', '').replaceAll('\\"', '').replace(STRINGS_AND_REST, '');
  let depth = 0;
  for (let i = 0; i < brackets.length; i++) {
    const char = brackets[i];
    depth += char === '[' || char === '{' ? 1 : -1;
    if (depth > maxDepth) {
      return true;
    }
  }
  return false;
}

/** Matches strings, once their escapes are removed, and everything else that is not a bracket. */
const STRINGS_AND_REST = /"[^"]*"?|[^"[\]{}]+/g;
