/**
 * Parses JSON that is not strict: it may begin with a byte order mark, and contain `NaN`, `Infinity`, `+Inf` and the
 * like, which Python and Go write. Those numbers become null; strings keep their text.
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

/** Removes the byte order mark that some editors and Windows programs put before a text. */
export const withoutMark = (text: string): string => (text.startsWith('\ufeff') ? text.slice(1) : text);

/** Replaces `NaN`, `Infinity` and the like, outside of quotes, by `missing`. */
export function withoutNonNumbers(text: string, missing: string): string {
  return text.replace(QUOTED_OR_NON_NUMBER, (found, nonNumber?: string) => (nonNumber === undefined ? found : missing));
}

/**
 * Matches strings and non-numbers. A quote that is not closed takes the rest of the text, to keep the search linear.
 */
const QUOTED_OR_NON_NUMBER =
  /"[^"\\]*(?:\\[^][^"\\]*)*"?|'[^'\\]*(?:\\[^][^'\\]*)*'?|([-+]?\b(?:NaN|Inf(?:inity)?)\b)/gi;
