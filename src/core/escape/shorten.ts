/** Shortens a text for a sentence, to `most` characters. */
export const shorten = (text: string, most = 200): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
