import { endOfString } from './scan-string';

/** Writes a text as a string of an expression, in the preferred quotes if the text does not contain them. */
export function quoted(value: string, preferred = "'"): string {
  const other = preferred === "'" ? '"' : "'";
  // Graphite never removes a backslash from a string, but without one the quote would end it.
  const safe = evenEnd(value.replace(/[\r\n]+/g, ' '));
  const quote = [preferred, other].find((one) => fits(safe, one));
  if (quote) {
    return quote + safe + quote;
  }
  const escaped = safe.replace(/\\\\|\\x(?![0-9a-f])/gi, (found) => (found === '\\\\' ? found : `\\${found}`));
  const inside = escaped.replace(/\\[^]|['"]/g, (found) => (found === preferred ? `\\${preferred}` : found));
  return preferred + inside + preferred;
}

/** Makes the number of backslashes at the end even, so that the last one does not escape the closing quote. */
export function evenEnd(value: string): string {
  let end = value.length;
  while (value[end - 1] === '\\') {
    end--;
  }
  return (value.length - end) % 2 === 1 ? `${value}\\` : value;
}

/** True if Graphite reads a text in these quotes as exactly one string. */
export function fits(text: string, quote: string): boolean {
  const string = quote + text + quote;
  return endOfString(string, 0) === string.length;
}
