/**
 * Whether `*` patterns match: each `*` stands for any text, also for none; everything else is itself. Pieces between
 * the stars are looked for one after the other, each at its first place, so that no place is looked at twice: as a
 * regular expression, `*a*a*a*b` takes minutes to find that a name does not match.
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
