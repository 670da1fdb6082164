import { ANSWER_BOUNDS } from '../bounds';
import { parseLenientJson } from './lenient-json';

/** What may come of a JSON text. */
export interface JsonBounds {
  /** Levels of lists and objects within each other. */
  maxDepth?: number;
  /** Characters. */
  maxLength?: number;
}

/**
 * `JSON.parse` for text of others, who write a byte order mark before it, and `NaN` for null. `JSON.parse` calls itself for
 * each level, and in the interpreter of the backend a deep text ends the stack, which ends more than this one call; so the
 * depth is looked at before.
 *
 * @throws SyntaxError where it is no JSON, or beyond the bounds
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
 * Whether brackets outside of strings are nested deeper. Everything else is cut out before they are counted: a loop over
 * all characters takes the interpreter five times as long.
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

/** Strings, once their escapes are gone, and what is no bracket. */
const STRINGS_AND_REST = /"[^"]*"?|[^"[\]{}]+/g;
