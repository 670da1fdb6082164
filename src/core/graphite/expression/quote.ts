import { endOfString } from './scan-string';

/** A text as a string of an expression, in the wanted quotes where they do not stand in the text. */
export function quoted(value: string, wanted = "'"): string {
  const other = wanted === "'" ? '"' : "'";
  // Nothing in Graphite takes a backslash away again, but it keeps the string together.
  const safe = evenEnd(value.replace(/[\r\n]+/g, ' '));
  const quote = [wanted, other].find((one) => fits(safe, one));
  if (quote) {
    return quote + safe + quote;
  }
  const escaped = safe.replace(/\\\\|\\x(?![0-9a-f])/gi, (found) => (found === '\\\\' ? found : `\\${found}`));
  return wanted + escaped.replace(/\\[^]|['"]/g, (found) => (found === wanted ? `\\${wanted}` : found)) + wanted;
}

/** Backslashes at the end take each other away. */
export function evenEnd(value: string): string {
  let end = value.length;
  while (value[end - 1] === '\\') {
    end--;
  }
  return (value.length - end) % 2 === 1 ? `${value}\\` : value;
}

/** Whether a text in these quotes is one string, so that Graphite takes it as it is. */
export function fits(text: string, quote: string): boolean {
  const string = quote + text + quote;
  return endOfString(string, 0) === string.length;
}
