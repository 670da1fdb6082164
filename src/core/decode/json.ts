import { ANSWER_BOUNDS } from '../bounds';
import { parseLenientJson } from './lenient-json';

/** The bounds of a JSON text. */
export interface JsonBounds {
  /** Levels of nested lists and objects. */
  maxDepth?: number;
  /** Length in characters. */
  maxLength?: number;
}

/**
 * Parses JSON from other programs, some of which write a byte order mark, or `NaN` instead of null. The depth is
 * checked first: `JSON.parse` is recursive, and in the backend's interpreter a deep text overflows the stack, which
 * breaks more than this one call.
 *
 * @throws SyntaxError if the text is not JSON, or is beyond the bounds
 */
export function parseJson(
  text: string,
  { maxDepth = ANSWER_BOUNDS.depth, maxLength = Infinity }: JsonBounds = {}
): unknown {
  if (text.length > maxLength) {
    throw new SyntaxError(`The JSON has ${text.length} characters: at most ${maxLength} are read.`);
  }
  if (isDeeper(text, maxDepth)) {
    throw new SyntaxError(`The JSON has more than ${maxDepth} levels of lists and objects within each other.`);
  }
  return parseLenientJson(text);
}

/**
 * True if brackets outside of strings are nested more than `maxDepth` levels. Everything but brackets is removed before
 * they are counted: a loop over all characters takes the interpreter five times as long.
 */
function isDeeper(text: string, maxDepth: number): boolean {
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
