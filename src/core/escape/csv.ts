/**
 * Escapes text for a cell of a CSV file, before it is put in quotes. Spreadsheets run a text that begins with one of
 * these characters as a formula, and a formula can send other cells to a server. A leading apostrophe prevents that.
 * Do not use it for numbers: a negative one would become text.
 */
export const csvText = (text: string): string => (/^\s*[=+\-@\t\r]/.test(text) ? `'${text}` : text);

/** Writes a line of a CSV file (RFC 4180). Numbers that are not finite are empty cells. */
export const csvLine = (cells: Array<string | number | undefined>): string => cells.map(cellOf).join(',');

function cellOf(cell: string | number | undefined): string {
  if (typeof cell !== 'string') {
    return cell === undefined || !Number.isFinite(cell) ? '' : String(cell);
  }
  const text = csvText(cell);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
