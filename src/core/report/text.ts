import { type ChangeKind, isConfirmed } from '../changepoint/change-point';
import { terminalText } from '../escape/terminal';
import { formatCount, formatTime } from '../format';
import type { Analysis } from '../query/analyse';
import { type SeriesChange } from '../query/judge';
import { changeCertainty, changeDelay, changeFacts, changeRuns, changeSpan, changeTitle } from './describe';
import { noticeLines } from './notice-lines';
import { groupByRun } from './rank';
import { runsTable, type RunFact, type RunsRow } from './runs-table';
import { sparkline } from './sparkline';
import { unknownDirections } from './unknown-directions';
import { wrapLine } from './wrap';

export interface TextOptions {
  /** Width of a line, characters. Wider tables are split into blocks of columns. */
  width?: number;
  /** Sentence that tells the reader how to set a metric's direction. */
  directionHelp?: string;
  /** Whether the table of all runs follows; true by default. */
  runs?: boolean;
  /** Facts of runs to show in that table. */
  facts?: RunFact[];
  /** Whether each change has a small chart of its series; false by default. */
  sparklines?: boolean;
}

/**
 * Writes the report for a terminal: the verdict, the changes grouped by the run where they happened, the newest first,
 * and the series that could not be judged; then all runs, with the change points drawn between them.
 */
export function textReport(
  analyses: Analysis[],
  { width = 120, directionHelp = '', runs = true, facts = [], sparklines = false }: TextOptions = {}
): string {
  const changed = analyses.flatMap(({ changes }) =>
    changes.map(({ series, direction }) => ({ label: series, direction }))
  );
  return [
    wrapLine(verdictLine(analyses), width, ''),
    ...changeGroups(analyses, width, sparklines),
    ...unknownDirections(changed, directionHelp).map((line) => wrapLine(terminalText(line), width, '')),
    ...notices(analyses),
    ...(runs ? textTables(analyses, width, facts) : []),
  ].join('\n\n');
}

/** Character of the lines above and below a change's size. A change that is not confirmed has no line. */
const LINES: Record<ChangeKind, string> = { step: '·', gradual: '~', unconfirmed: '' };

function textTables(analyses: Analysis[], width: number, facts: RunFact[]): string[] {
  const { header: names, rows, lead } = runsTable(analyses, facts);
  const header = names.map(terminalText);
  const widths = header.map((name, c) =>
    rows.reduce((most, { cells }) => Math.max(most, cells[c].length), name.length)
  );
  return blocks(widths, width, lead).map((columns) => {
    const line = (cells: string[]) =>
      columns
        .map((c) => (c < lead ? terminalText(cells[c]).padEnd(widths[c]) : cells[c].padStart(widths[c])))
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

/** Splits columns into blocks that fit into `width`. Each block repeats the first `lead` ones: the time, facts of runs. */
function blocks(widths: number[], width: number, lead: number): number[][] {
  const repeated = [...widths.keys()].slice(0, lead);
  const all: number[][] = [];
  let remaining = 0;
  widths.slice(lead).forEach((w, i) => {
    if (all.length === 0 || w + 2 > remaining) {
      all.push([...repeated]);
      remaining = width - repeated.reduce((sum, column) => sum + widths[column] + 2, -2);
    }
    all[all.length - 1].push(lead + i);
    remaining -= w + 2;
  });
  return all;
}

/** `2 regressions and 1 improvement in 5 series of up to 180 runs.` */
export function verdictLine(analyses: Analysis[]): string {
  const changes = analyses.flatMap((analysis) => analysis.changes);
  const confirmed = changes.filter(isConfirmed);
  const count = (verdict: SeriesChange['verdict']) => confirmed.filter((change) => change.verdict === verdict).length;
  const counts = [
    countSome(count('regression'), 'regression'),
    countSome(count('improvement'), 'improvement'),
    countSome(count('neutral'), 'change of unknown direction', 'changes of unknown direction'),
  ].filter(Boolean);
  const runs = Math.max(0, ...analyses.map(({ series }) => series.times.length));
  const what = counts.length === 0 ? 'No change points' : counts.join(' and ');
  const open = changes.length - confirmed.length;
  return `${what} in ${analyses.length} series of up to ${formatCount(runs, 'run')}${
    open === 0 ? '' : `; ${formatCount(open, 'last run is', 'last runs are')} off`
  }.`;
}

const countSome = (n: number, one: string, many?: string) => (n === 0 ? '' : formatCount(n, one, many));

/** Describes the changes, those of one run together: one commit often moves several metrics. */
function changeGroups(analyses: Analysis[], width: number, sparklines: boolean): string[] {
  const owners = new Map(analyses.flatMap((analysis) => analysis.changes.map((change) => [change, analysis] as const)));
  return groupByRun([...owners.keys()]).map((changes) => {
    const runs = changeRuns(changes[0]);
    const heading = [formatTime(changes[0].time), runs && terminalText(runs)].filter(Boolean).join('  ');
    return [
      heading,
      ...changes.flatMap((change) => [
        ...describe(change, runs),
        ...(sparklines ? [`    ${chartOf(owners.get(change)!, width - 4)}`] : []),
      ]),
    ]
      .map((line) => wrapLine(line, width, '      '))
      .join('\n');
  });
}

const chartOf = ({ series, changes }: Analysis, width: number) =>
  sparkline(
    series,
    changes.map(({ time }) => time),
    Math.min(width, WIDEST_CHART)
  );

/** Characters of a small chart: a glance, not a measurement. */
const WIDEST_CHART = 72;

function describe(change: SeriesChange, runs: string | undefined): string[] {
  const delay = changeDelay(change);
  return [
    `  ${terminalText(change.series)}`,
    `    ${changeTitle(change)}   ${changeSpan(change)}`,
    ...changeFacts(change)
      .filter((fact) => fact !== runs)
      .map((fact) => `    ${terminalText(fact)}`),
    `    ${changeCertainty(change)}${delay && isConfirmed(change) ? ` First reported ${delay}.` : ''}`,
  ];
}

function notices(analyses: Analysis[]): string[] {
  const lines = noticeLines(analyses, ({ series }) => terminalText(series.name));
  return lines.length > 0 ? [lines.join('\n')] : [];
}

/** Most names in the line about all tests. */
const MOST_TESTS = 10;

/** `2 of 40 tests changed: a, b.`, or that none has. */
export function testsLine(tests: Array<{ test: string; analyses: Analysis[] }>): string {
  const changed = tests.filter(({ analyses }) => analyses.some(({ changes }) => changes.length > 0));
  const of = formatCount(tests.length, 'test');
  const names = changed.slice(0, MOST_TESTS).map(({ test }) => terminalText(test));
  const left = changed.length - names.length;
  return changed.length === 0
    ? `No change points in ${of}.`
    : `${changed.length} of ${of} changed: ${names.join(', ')}${left > 0 ? ` and ${left} more` : ''}.`;
}
