import { Option } from 'commander';
import { readFileSync } from 'node:fs';

import { HunterError } from '../../core/errors';
import { readCsv, type FileSeries } from '../../core/sources/read-csv';
import { isHistoStat, readHistoStat } from '../../core/sources/read-histostat';
import { readJsonRuns } from '../../core/sources/read-json';
import type { DateOrder } from '../../core/sources/row-time';
import type { RunColumns } from '../../core/sources/rows';
import { charOf, columnsOf } from '../option-values';
import { analyseSeries } from './analyse-series';
import { refuseOptions, type Found, type Source, type SourceOptions } from './source';

const CSV = /\.(csv|tsv)$/i;
const LOG = /\.(log|histostats?)$/i;
const JSON_NAMES = /\.(json|ndjson|jsonl)$/i;

interface FileOptions {
  columns?: RunColumns;
  dateOrder?: DateOrder;
  delimiter?: string;
  quote?: string;
  decimal?: '.' | ',';
}

/** Files with a run a line: CSV, JSON and NDJSON, logs of HistoStat; `-` is standard input. */
export const filesSource: Source = {
  options: [
    new Option('--delimiter <char>', 'of a CSV file: what separates cells; tab for a tab (default: guessed)').argParser(
      charOf
    ),
    new Option('--quote <char>', 'of a CSV file: what cells are quoted with (default: ")').argParser(charOf),
    new Option('--decimal <char>', 'of a CSV file: decimal point of numbers').choices(['.', ',']),
    new Option('--date-order <order>', 'of a file: whether in 1/6/2026 the day or the month comes first').choices([
      'dmy',
      'mdy',
    ]),
    new Option(
      '--columns <fact=name>',
      'of a file: columns with the time, id, version, branch and commit of a run, as in time=started,commit=sha (default: by their names)'
    ).argParser(columnsOf),
  ],
  takes: (name) => name === '-' || CSV.test(name) || LOG.test(name) || JSON_NAMES.test(name),
  whole: true,
  async analyse(task): Promise<Found> {
    refuseOptions(task.options, ['user', 'param', 'suffixes'], 'it is for Fallout tests, and this is a file.');
    const { series, notices } = readFile(task.name, task.options);
    return await analyseSeries(task, series, notices);
  },
};

function readFile(name: string, options: SourceOptions): FileSeries {
  const text = textOf(name);
  const file = name === '-' ? 'Standard input' : name;
  const isJson = name === '-' ? /^\ufeff?\s*[[{]/.test(text) : JSON_NAMES.test(name);
  const { metrics } = options;
  const chosen = { ...(options as FileOptions), metrics };
  return isJson
    ? readJsonRuns(text, chosen, file)
    : isHistoStat(text)
      ? readHistoStat(text, chosen, file)
      : readCsv(text, chosen, file);
}

function textOf(name: string): string {
  try {
    return readFileSync(name === '-' ? 0 : name, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new HunterError(
      code === 'ENOENT' ? 'not-found' : 'input',
      code === 'ENOENT' ? `There is no file ${name}.` : `The file ${name} cannot be read: ${code}.`
    );
  }
}
