/** A text as a string of an expression, in the wanted quotes where they do not stand in the text. */
export function quoted(value: string, wanted = "'"): string {
  const other = wanted === "'" ? '"' : "'";
  // Nothing in Graphite takes a backslash away again, but it keeps the string together.
  const safe = value.replace(/[\r\n]+/g, ' ').replace(/(\\*)$/, (end) => (end.length % 2 === 1 ? `${end}\\` : end));
  if (!holdsQuote(safe, wanted)) {
    return wanted + safe + wanted;
  }
  return holdsQuote(safe, other)
    ? wanted + safe.replace(/\\[^]|['"]/g, (found) => (found === wanted ? `\\${wanted}` : found)) + wanted
    : other + safe + other;
}

const holdsQuote = (value: string, quote: string) => value.replace(/\\[^]/g, '').includes(quote);
