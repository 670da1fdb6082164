/**
 * Escapes text for a cell of a CSV file, before it is put in quotes. Spreadsheets run a text that begins with one of
 * these characters as a formula, and a formula can send other cells to a server. A leading apostrophe prevents that.
 * Do not use it for numbers: a negative one would become text.
 */
export const csvText = (text: string): string => (/^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
