/**
 * Returns the end of the string that begins with the quote at `start`; undefined if it is not closed in its line.
 * Within the string, a quote is written twice or with a backslash.
 */
export function endOfString(text: string, start: number): number | undefined {
  const quote = text[start];
  for (let at = start + 1; at < text.length; at++) {
    const char = text[at];
    if (char === quote) {
      if (text[at + 1] !== quote) {
        return at + 1;
      }
      at++;
    } else if (char === '\n' || char === '\r' || (char === '\\' && !isEscape(text, at))) {
      return undefined;
    } else if (char === '\\') {
      at++;
    }
  }
  return undefined;
}

/** True if a character follows the backslash, and after `\x` a hexadecimal digit. */
function isEscape(text: string, at: number): boolean {
  const next = text[at + 1] ?? '';
  return next.toLowerCase() === 'x' ? /^[0-9a-f]$/i.test(text[at + 2] ?? '') : next !== '';
}
