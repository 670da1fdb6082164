/** A text as a string of an expression, in the wanted quotes where they do not stand in the text. */
export function quoted(value: string, wanted = "'"): string {
  const other = wanted === "'" ? '"' : "'";
  // Nothing in Graphite takes a backslash away again, but it keeps the string together.
  const safe = evenEnd(value.replace(/[\r\n]+/g, ' '));
  if (!holdsQuote(safe, wanted)) {
    return wanted + safe + wanted;
  }
  return holdsQuote(safe, other)
    ? wanted + safe.replace(/\\[^]|['"]/g, (found) => (found === wanted ? `\\${wanted}` : found)) + wanted
    : other + safe + other;
}

/** Backslashes at the end take each other away. */
function evenEnd(value: string): string {
  let end = value.length;
  while (value[end - 1] === '\\') {
    end--;
  }
  return (value.length - end) % 2 === 1 ? `${value}\\` : value;
}

const holdsQuote = (value: string, quote: string) => value.replace(/\\[^]/g, '').includes(quote);
