import { HunterError } from '../errors';

export interface CsvFormat {
  /** One character; default: the most frequent of comma, semicolon, tab and bar in the first line. */
  delimiter?: string;
  /** One character; default `"`. */
  quote?: string;
}

/** A line of a CSV file. */
export interface CsvRecord {
  /** Number of the line where it begins, from 1: quoted cells may have line breaks. */
  line: number;
  cells: string[];
}

/**
 * Reads CSV as RFC 4180 describes it. Empty lines are skipped; blanks around a cell are kept only within quotes. A quote
 * within an unquoted cell is a character like others.
 *
 * @throws HunterError if a quote is not closed
 */
export function readCsvRecords(
  text: string,
  { delimiter = guessDelimiter(text), quote = '"' }: CsvFormat,
  file: string
): CsvRecord[] {
  const records: CsvRecord[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const record: CsvRecord = { line, cells: [] };
    let ended = false;
    while (!ended) {
      const start = skipBlanks(text, at, delimiter);
      if (text[start] === quote) {
        const { cell, end } = quotedCell(text, start, quote, `${file}, line ${line}`);
        record.cells.push(cell);
        line += cell.split('\n').length - 1;
        at = skipBlanks(text, end, delimiter);
      } else {
        const end = endOfCell(text, at, delimiter);
        record.cells.push(text.slice(at, end).trim());
        at = end;
      }
      ended = text[at] !== delimiter;
      if (!ended) {
        at++;
      } else if (at < text.length && text[at] !== '\n' && text[at] !== '\r') {
        throw new HunterError('input', `${file}, line ${line}: text follows a closing quote.`);
      }
    }
    at += text.startsWith('\r\n', at) ? 2 : 1;
    line++;
    if (record.cells.length > 1 || record.cells[0] !== '') {
      records.push(record);
    }
  }
  return records;
}

function guessDelimiter(text: string): string {
  const first = text.slice(0, endOfCell(text, 0, '\n')).replace(/"[^"]*"/g, '');
  const count = (char: string) => first.split(char).length;
  return [',', ';', '\t', '|'].reduce((best, char) => (count(char) > count(best) ? char : best));
}

function skipBlanks(text: string, from: number, delimiter: string): number {
  let at = from;
  while ((text[at] === ' ' || text[at] === '\t') && text[at] !== delimiter) {
    at++;
  }
  return at;
}

function endOfCell(text: string, from: number, delimiter: string): number {
  let at = from;
  while (at < text.length && text[at] !== delimiter && text[at] !== '\n' && text[at] !== '\r') {
    at++;
  }
  return at;
}

function quotedCell(text: string, start: number, quote: string, where: string): { cell: string; end: number } {
  const parts: string[] = [];
  let at = start + 1;
  for (;;) {
    const end = text.indexOf(quote, at);
    if (end < 0) {
      throw new HunterError('input', `${where}: a quote is not closed.`);
    }
    parts.push(text.slice(at, end));
    if (text[end + 1] !== quote) {
      return { cell: parts.join(quote), end: end + 1 };
    }
    at = end + 2;
  }
}
