/**
 * Where the string ends that begins with the quote at `start`; `undefined` where it is not closed in its line. Within it,
 * a quote is written twice or with a backslash. A single quote directly behind the end belongs to neither.
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

/** Whether a backslash has something behind it, and `\x` a hexadecimal digit. */
function isEscape(text: string, at: number): boolean {
  const next = text[at + 1] ?? '';
  return next.toLowerCase() === 'x' ? /^[0-9a-f]$/i.test(text[at + 2] ?? '') : next !== '';
}
