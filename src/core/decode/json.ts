import { ANSWER_BOUNDS } from '../bounds';
import { parseLenientJson } from './lenient-json';
import { isDeeper } from './nesting';

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
