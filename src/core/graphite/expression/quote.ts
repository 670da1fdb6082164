import { STRING } from './parse';
import { match } from './scan-path';

/** A text as a string of an expression, in the wanted quotes where they do not stand in the text. */
export function quoted(value: string, wanted = "'"): string {
  const other = wanted === "'" ? '"' : "'";
  // Nothing in Graphite takes a backslash away again, but it keeps the string together.
  const safe = value.replace(/[\r\n]+/g, ' ').replace(/(\\*)$/, (end) => (end.length % 2 === 1 ? `${end}\\` : end));
  const quote = [wanted, other].find((one) => fits(safe, one));
  if (quote) {
    return quote + safe + quote;
  }
  const escaped = safe.replace(/\\x(?![0-9a-f])/gi, '\\\\x');
  return wanted + escaped.replace(/\\[^]|['"]/g, (found) => (found === wanted ? `\\${wanted}` : found)) + wanted;
}

/** Whether a text in these quotes is one string, so that Graphite takes it as it is. */
export function fits(text: string, quote: string): boolean {
  const string = quote + text + quote;
  return match(STRING, string, 0) === string;
}
