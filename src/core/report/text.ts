import type { SeriesChange } from '../changepoint/judge';
import type { Analysis } from '../query/analyse';
import { changeCertainty, changeSpan, changeTitle } from './describe';
import { formatCount, formatTime } from './format';
import { byTime } from './rank';
import { runsTable } from './runs-table';

/**
 * The report of a terminal: all runs with the change points drawn between them, then the list of changes. Tables wider
 * than `width` characters are cut into blocks of whole columns.
 */
export function textReport(analyses: Analysis[], width = 120): string {
  return [...textTables(analyses, width), changeList(analyses)].join('\n\n');
}

function textTables(analyses: Analysis[], width: number): string[] {
  const { header, rows } = runsTable(analyses);
  const widths = header.map((name, c) =>
    rows.reduce((most, { cells }) => Math.max(most, cells[c].length), name.length)
  );
  return blocks(widths, width).map((columns) => {
    const line = (cells: string[]) =>
      columns
        .map((c) => (c === 0 ? cells[c].padEnd(widths[c]) : cells[c].padStart(widths[c])))
        .join('  ')
        .trimEnd();
    const dots = (cells: string[]) => line(cells.map((cell, c) => (cell === '' ? '' : '·'.repeat(widths[c]))));
    return [
      line(header),
      line(widths.map((w) => '-'.repeat(w))),
      ...rows
        .filter(({ kind, cells }) => kind === 'run' || columns.some((c) => cells[c] !== ''))
        .flatMap(({ kind, cells }) => (kind === 'run' ? [line(cells)] : [dots(cells), line(cells), dots(cells)])),
    ].join('\n');
  });
}

/** Column numbers per block; the first column, the time, stands in each. */
function blocks(widths: number[], width: number): number[][] {
  const all: number[][] = [];
  let room = 0;
  widths.forEach((w, column) => {
    if (column === 0) {
      return;
    }
    if (all.length === 0 || w + 2 > room) {
      all.push([0]);
      room = width - widths[0];
    }
    all[all.length - 1].push(column);
    room -= w + 2;
  });
  return all;
}

function changeList(analyses: Analysis[]): string {
  const changes = analyses.flatMap((analysis) => analysis.changes).sort(byTime);
  if (changes.length === 0) {
    const runs = Math.max(0, ...analyses.map(({ series }) => series.times.length));
    return `No change points in ${analyses.length} series of up to ${runs} runs.`;
  }
  return [`${formatCount(changes.length, 'change point')}:`, ...changes.map(describe)].join('\n\n');
}

function describe(change: SeriesChange): string {
  return [
    `${formatTime(change.time)}  ${change.series}`,
    `  ${changeTitle(change)}   ${changeSpan(change)}`,
    `  ${changeCertainty(change)}`,
  ].join('\n');
}
