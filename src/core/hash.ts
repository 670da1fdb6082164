/** Where FNV-1a begins (Fowler, Noll & Vo; 32 bits). */
const BEGIN = 0x811c9dc5;
const PRIME = 0x01000193;

/** Hashes a text: FNV-1a of its UTF-16 units, as a signed number of 32 bits. */
export function hashText(text: string): number {
  let hash = BEGIN;
  for (let i = 0; i < text.length; i++) {
    hash = Math.imul(hash ^ text.charCodeAt(i), PRIME);
  }
  return hash;
}

/**
 * Hashes numbers of 32 bits each, such as the halves of doubles: FNV-1a with words in place of bytes, as a signed number of
 * 32 bits.
 *
 * @param hash that of what comes before
 */
export function hashWords(words: Uint32Array, hash = BEGIN): number {
  for (const word of words) {
    hash = Math.imul(hash ^ word, PRIME);
    // the multiplication moves bits up only
    hash ^= hash >>> 15;
  }
  return hash;
}
