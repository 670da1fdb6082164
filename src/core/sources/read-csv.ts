import { withoutMark } from '../decode/lenient-json';
import { HunterError } from '../errors';
import { matchesGlob } from '../query/matches-glob';
import type { Series } from '../series/series';
import { readCsvRecords, type CsvFormat, type CsvRecord } from './csv-records';
import { readRowTime, type DateOrder } from './row-time';
import { findRunColumns, runOf, seriesOfRows, type Row, type RunColumns } from './rows';

export interface TableOptions {
  /** Names of the columns that tell of the run; default: by their names. */
  columns?: RunColumns;
  /** Columns to read as metrics, `*` matches anything; default: all that hold numbers. */
  metrics?: string[];
  dateOrder?: DateOrder;
}

export interface CsvOptions extends TableOptions, CsvFormat {
  /** The decimal point of numbers; default `.`. */
  decimal?: '.' | ',';
}

/** The series of a file, and sentences about what was left out. */
export interface FileSeries {
  series: Series[];
  notices: string[];
}

/**
 * Reads the runs of a CSV file with a header: a line for each run, a column for each metric. Empty cells are gaps.
 *
 * @param file name for errors
 * @throws HunterError naming the line and the column
 */
export function readCsv(text: string, options: CsvOptions, file: string): FileSeries {
  const [header, ...records] = readCsvRecords(withoutMark(text), options, file);
  if (!header) {
    throw new HunterError('empty', `${file} is empty: its first line must name the columns.`);
  }
  checkHeader(header, file);
  records.forEach((record) => checkLength(record, header, file));
  const columns = findRunColumns(header.cells, options.columns ?? {}, file);
  const indexOf = (name: string | undefined) => (name === undefined ? -1 : header.cells.indexOf(name));
  const { indexes, notices } = metricColumns(header.cells, records, columns, options, file);
  const number = numberReader(options.decimal);
  const rows = records.map(({ line, cells }): Row => {
    const cell = (name: string | undefined) => cells[indexOf(name)];
    const { id, version, branch, commit } = columns;
    const time = readRowTime(cell(columns.time), `${file}, line ${line}`, options.dateOrder);
    return {
      run: runOf(time, { id: cell(id), version: cell(version), branch: cell(branch), commit: cell(commit) }),
      metrics: new Map(indexes.map((i) => [header.cells[i], number(cells[i])])),
    };
  });
  return { series: seriesOfRows(rows), notices };
}

function checkHeader({ cells }: CsvRecord, file: string): void {
  const twice = cells.find((name, i) => cells.indexOf(name) !== i);
  if (twice !== undefined) {
    throw new HunterError('input', `${file} has two columns "${twice}": give each its own name.`);
  }
}

function checkLength({ line, cells }: CsvRecord, header: CsvRecord, file: string): void {
  if (cells.length > header.cells.length) {
    throw new HunterError(
      'input',
      `${file}, line ${line} has ${cells.length} cells and the header ${header.cells.length}: check the delimiter (--delimiter) and the quotes.`
    );
  }
}

/** Finds the columns that are metrics. @throws HunterError if there is none, or a chosen one holds no number */
function metricColumns(
  header: string[],
  records: CsvRecord[],
  columns: RunColumns,
  { metrics, decimal }: CsvOptions,
  file: string
): { indexes: number[]; notices: string[] } {
  const facts: string[] = Object.values(columns);
  const number = numberReader(decimal);
  const isChosen = (name: string) => metrics?.some((pattern) => matchesGlob(pattern, name)) ?? false;
  const notices: string[] = [];
  const indexes = [...header.keys()].filter((i) => {
    const name = header[i];
    if (metrics ? !isChosen(name) : facts.includes(name)) {
      return false;
    }
    const texts = records.filter(({ cells }) => Number.isNaN(number(cells[i])) && !isGap(cells[i]));
    if (texts.length === 0) {
      return true;
    }
    const [{ line, cells }] = texts;
    if (metrics) {
      throw new HunterError('input', `${file}, line ${line}: "${cells[i]}" in column "${name}" is no number.`);
    }
    if (records.some(({ cells: others }) => !Number.isNaN(number(others[i])))) {
      notices.push(
        `${file}: column "${name}" is left out, because line ${line} holds "${cells[i]}", which is no number.`
      );
    }
    return false;
  });
  const unmatched = metrics?.find((pattern) => !header.some((name) => matchesGlob(pattern, name)));
  if (unmatched !== undefined) {
    const others = header.filter((name) => !facts.includes(name)).map((name) => `"${name}"`);
    throw new HunterError('not-found', `${file} has no metric "${unmatched}": it has ${others.join(', ')}.`);
  }
  if (indexes.length === 0) {
    throw new HunterError('empty', `${file} has no column with numbers besides the time. ${notices.join(' ')}`.trim());
  }
  return { indexes, notices };
}

/** True for cells that stand for "no value". */
const isGap = (cell = '') => /^(|nan|null|none|na|n\/a|-|[-+]?inf(inity)?)$/i.test(cell.trim());

/** Makes a reader of numbers, which gives NaN for what is none. */
function numberReader(decimal: CsvOptions['decimal']): (cell: string | undefined) => number {
  return (cell = '') => {
    const text = decimal === ',' ? cell.replaceAll('.', '').replace(',', '.') : cell;
    return /^\s*[-+]?(\d+(\.\d*)?|\.\d+)(e[-+]?\d+)?\s*$/i.test(text) ? Number(text) : NaN;
  };
}
