import { HunterError } from '../errors';
import { matchesGlob } from '../query/matches-glob';
import type { FileSeries } from './read-csv';
import { seriesOfRows, type Row } from './rows';

/** The columns of a log without a line that names them. */
const COLUMNS = ['count', 'min', 'p25', 'p50', 'p75', 'p90', 'p95', 'p98', 'p99', 'p999', 'p9999', 'max'];
/** Columns before those: tag, start and length of the interval, s. */
const LEAD = 3;

/** True for a log of HistoStat, as nosqlbench writes it. */
export const isHistoStat = (text: string): boolean => /^#[^]*?StartTime/.test(text.slice(0, 4000));

/**
 * Reads a log of HistoStat: a line for each tag and interval, with percentiles in ns. Each interval is a run, each
 * percentile of a tag a metric, `read.p99`.
 *
 * @param file name for errors
 * @throws HunterError naming the line
 */
export function readHistoStat(text: string, { metrics }: { metrics?: string[] }, file: string): FileSeries {
  const lines = text.split(/\r?\n/);
  const start = startOf(lines, file);
  const columns = columnsOf(lines);
  const rows = lines.flatMap((line, i): Row[] =>
    line === '' || line.startsWith('#') ? [] : [rowOf(line, start, columns, `${file}, line ${i + 1}`)]
  );
  const series = seriesOfRows(joinTags(rows)).map((one) => ({
    ...one,
    ...(!one.name.endsWith('.count') && { unit: 'ns' }),
  }));
  const missing = metrics?.find((pattern) => !series.some(({ name }) => matchesGlob(pattern, name)));
  if (missing !== undefined) {
    const names = series.map(({ name }) => `"${name}"`).join(', ');
    throw new HunterError('not-found', `${file} has no metric "${missing}": it has ${names}.`);
  }
  const chosen = metrics ? series.filter(({ name }) => metrics.some((one) => matchesGlob(one, name))) : series;
  if (chosen.length === 0) {
    throw new HunterError('empty', `${file} has no interval: it may be of a test that has just begun.`);
  }
  return { series: chosen, notices: [] };
}

/** When the log began, ms since 1970. */
function startOf(lines: string[], file: string): number {
  const seconds = lines.flatMap((line) => /^#.*StartTime:\s*([\d.]+)/.exec(line)?.[1] ?? [])[0];
  if (seconds === undefined) {
    throw new HunterError(
      'input',
      `${file} does not say when it began: a line such as "#[StartTime: 1441812279.474]".`
    );
  }
  return Number(seconds) * 1000;
}

function columnsOf(lines: string[]): string[] {
  const header = lines.find((line) => /^#\s*Tag,/i.test(line));
  return header
    ? header
        .split(',')
        .slice(LEAD)
        .map((name) => name.trim())
    : COLUMNS;
}

function rowOf(line: string, start: number, columns: string[], where: string): Row {
  const cells = line.split(',');
  const [, tag] = /^Tag=(.*)$/.exec(cells[0]) ?? [];
  const seconds = Number(cells[1]);
  if (tag === undefined || !Number.isFinite(seconds) || cells.length < LEAD + columns.length) {
    throw new HunterError(
      'input',
      `${where} is no interval of HistoStat: Tag=…, start, length, ${columns.join(', ')}.`
    );
  }
  return {
    run: { time: Math.round(start + seconds * 1000) },
    metrics: new Map(columns.map((name, i) => [`${tag}.${name}`, Number(cells[LEAD + i])])),
  };
}

/** Joins the lines of one interval: those of its tags begin within some ms. */
function joinTags(rows: Row[]): Row[] {
  const joined: Row[] = [];
  for (const row of rows) {
    const last = joined[joined.length - 1];
    const isNew = !last || [...row.metrics.keys()].some((name) => last.metrics.has(name));
    if (isNew) {
      joined.push(row);
    } else {
      row.metrics.forEach((value, name) => last.metrics.set(name, value));
    }
  }
  return joined;
}
