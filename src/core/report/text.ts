import { type ChangeKind, isConfirmed } from '../changepoint/change-point';
import { terminalText } from '../escape/terminal';
import { formatCount, formatTime } from '../format';
import type { Analysis } from '../query/analyse';
import { type SeriesChange } from '../query/judge';
import { changeCertainty, changeDelay, changeFacts, changeSpan, changeTitle } from './describe';
import { byTime } from './rank';
import { remarkLines } from './remark';
import { runsTable, type RunsRow } from './runs-table';
import { unknownDirections } from './unknown-directions';

/**
 * Writes the report for a terminal: all runs with the change points drawn between them, the list of changes, and the
 * series that could not be judged. Tables wider than `width` characters are split into blocks of columns.
 */
export function textReport(analyses: Analysis[], width = 120, directionHelp = ''): string {
  const changed = analyses.flatMap(({ changes }) =>
    changes.map(({ series, direction }) => ({ label: series, direction }))
  );
  return [
    ...textTables(analyses, width),
    changeList(analyses),
    ...unknownDirections(changed, directionHelp),
    ...remarks(analyses),
  ].join('\n\n');
}

/** Character of the lines above and below a change's size. A change that is not confirmed has no line. */
const LINES: Record<ChangeKind, string> = { step: '·', gradual: '~', unconfirmed: '' };

function textTables(analyses: Analysis[], width: number): string[] {
  const { header: names, rows } = runsTable(analyses);
  const header = names.map(terminalText);
  const widths = header.map((name, c) =>
    rows.reduce((most, { cells }) => Math.max(most, cells[c].length), name.length)
  );
  return blocks(widths, width).map((columns) => {
    const line = (cells: string[]) =>
      columns
        .map((c) => (c === 0 ? cells[c].padEnd(widths[c]) : cells[c].padStart(widths[c])))
        .join('  ')
        .trimEnd();
    const rule = ({ changes = [] }: RunsRow) =>
      line(widths.map((w, c) => (changes[c] ? LINES[changes[c]].repeat(w) : '')));
    return [
      line(header),
      line(widths.map((w) => '-'.repeat(w))),
      ...rows
        .filter(({ kind, cells }) => kind === 'run' || columns.some((c) => cells[c] !== ''))
        .flatMap((row) =>
          row.kind === 'run' ? [line(row.cells)] : [rule(row), line(row.cells), rule(row)].filter(Boolean)
        ),
    ].join('\n');
  });
}

/** Splits columns into blocks that fit into `width`. Each block repeats column 0, the time. */
function blocks(widths: number[], width: number): number[][] {
  const all: number[][] = [];
  let remaining = 0;
  widths.forEach((w, column) => {
    if (column === 0) {
      return;
    }
    if (all.length === 0 || w + 2 > remaining) {
      all.push([0]);
      remaining = width - widths[0];
    }
    all[all.length - 1].push(column);
    remaining -= w + 2;
  });
  return all;
}

function changeList(analyses: Analysis[]): string {
  const changes = analyses.flatMap((analysis) => analysis.changes).sort(byTime);
  if (changes.length === 0) {
    const runs = Math.max(0, ...analyses.map(({ series }) => series.times.length));
    return `No change points in ${analyses.length} series of up to ${runs} runs.`;
  }
  return [`${countChanges(changes)}:`, ...changes.map(describe)].join('\n\n');
}

/** `2 change points`, `1 change point, and 2 last runs are off`. */
function countChanges(changes: SeriesChange[]): string {
  const confirmed = changes.filter(isConfirmed).length;
  const open = changes.length - confirmed;
  const points = confirmed === 0 ? 'No change point' : formatCount(confirmed, 'change point');
  return open === 0 ? points : `${points}, and ${formatCount(open, 'last run is', 'last runs are')} off`;
}

function describe(change: SeriesChange): string {
  const delay = changeDelay(change);
  return [
    `${formatTime(change.time)}  ${terminalText(change.series)}`,
    `  ${changeTitle(change)}   ${changeSpan(change)}`,
    ...changeFacts(change).map((fact) => `  ${terminalText(fact)}`),
    `  ${changeCertainty(change)}${delay && isConfirmed(change) ? ` First reported ${delay}.` : ''}`,
  ].join('\n');
}

function remarks(analyses: Analysis[]): string[] {
  const lines = remarkLines(
    analyses.map(({ series, remark }) => ({ label: terminalText(series.name), remark, runs: series.times.length }))
  );
  return lines.length > 0 ? [lines.join('\n')] : [];
}
