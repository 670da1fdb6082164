const QUOTE = 34;
const BACKSLASH = 92;
const OPENING = [91, 123];
const CLOSING = [93, 125];

/**
 * True if brackets outside of strings are nested more than `maxDepth` levels. The text need not be JSON. The alerting
 * backend's bundle has another one, see src/backend/stand-ins: here, a loop is fast and makes no garbage.
 */
export function isDeeper(text: string, maxDepth: number): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) {
      at = closingQuote(text, at + 1);
    } else if (code === OPENING[0] || code === OPENING[1]) {
      if (++depth > maxDepth) {
        return true;
      }
    } else if (code === CLOSING[0] || code === CLOSING[1]) {
      depth--;
    }
  }
  return false;
}

/** The position of the quote that ends the string at `start`; the length of the text where there is none. */
function closingQuote(text: string, start: number): number {
  for (let end = text.indexOf('"', start); end >= 0; end = text.indexOf('"', end + 1)) {
    let backslashes = 0;
    while (end - 1 - backslashes >= start && text.charCodeAt(end - 1 - backslashes) === BACKSLASH) {
      backslashes++;
    }
    if (backslashes % 2 === 0) {
      return end;
    }
  }
  return text.length;
}
