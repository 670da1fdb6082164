/**
 * Reads JSON as programs write it that are not strict: a byte order mark before it, and `NaN`, `Infinity`, `+Inf` and the
 * like among the numbers, as Python and Go write them. Those become null; text in quotes is left alone.
 *
 * @throws SyntaxError
 */
export function parseLenientJson(text: string): unknown {
  const json = withoutMark(text);
  try {
    return JSON.parse(json);
  } catch (error) {
    const mended = withoutNonNumbers(json, 'null');
    if (mended === json) {
      throw error;
    }
    return JSON.parse(mended);
  }
}

/** A text without the byte order mark that editors and Windows' programs put before it. */
export const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);

/** Puts `missing` in place of numbers that are none, outside of quotes. */
export function withoutNonNumbers(text: string, missing: string): string {
  return text.replace(QUOTED_OR_NON_NUMBER, (found, nonNumber?: string) => (nonNumber === undefined ? found : missing));
}

/** A quote that is not closed takes the rest of the text, so that it is gone through once. */
const QUOTED_OR_NON_NUMBER =
  /"[^"\\]*(?:\\[^][^"\\]*)*"?|'[^'\\]*(?:\\[^][^'\\]*)*'?|([-+]?\b(?:NaN|Inf(?:inity)?)\b)/gi;
