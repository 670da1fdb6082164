/**
 * True if a pattern matches a text: each `*` stands for any text, an empty one too; all other characters are literal.
 * The pieces between the stars are searched one after the other, each at its first position, so that no position is
 * tried twice. A regular expression takes minutes to find that `*a*a*a*b` does not match a name.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  const [first, ...pieces] = pattern.split('*');
  const last = pieces.pop();
  if (last === undefined) {
    return text === first;
  }
  const end = text.length - last.length;
  if (!text.startsWith(first) || end < first.length || !text.endsWith(last)) {
    return false;
  }
  let at = first.length;
  for (const piece of pieces) {
    const found = text.indexOf(piece, at);
    if (found < 0 || found + piece.length > end) {
      return false;
    }
    at = found + piece.length;
  }
  return true;
}
