/** A text of others as it stands in a sentence. */
export const shorten = (text: string, most = 200): string =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;
