/**
 * Text for a cell of a CSV file, before it is put in quotes: programs that open such files take what begins with one of
 * these for a formula, and a formula may send what stands in other cells anywhere. An apostrophe makes it text.
 * Numbers are written without, so that a negative one stays a number.
 */
export const csvText = (text: string): string => (/^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text);
