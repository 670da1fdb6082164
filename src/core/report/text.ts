import { type ChangeKind, isConfirmed } from '../changepoint/change-point';
import { terminalText } from '../escape/terminal';
import type { Analysis } from '../query/analyse';
import { type SeriesChange } from '../query/judge';
import { changeCertainty, changeDelay, changeFacts, changeSpan, changeTitle } from './describe';
import { noticeLines } from './notice-lines';
import { runEntries, type RunEntry } from './run-entries';
import { runsTable, type RunFact, type RunsRow } from './runs-table';
import { sparkline } from './sparkline';
import { namedAnalyses, seriesName, type TestReport } from './test-report';
import { unknownDirections } from './unknown-directions';
import { testsLine, verdictLine } from './verdict';
import { wrapLine } from './wrap';

export interface TextOptions {
  /** Width of a line, characters. Wider tables are split into blocks of columns. */
  width?: number;
  /** Sentence that tells the reader how to set a metric's direction. */
  directionHelp?: string;
  /** Whether several tests were asked for, so that each is named; by default, whether there are several. */
  several?: boolean;
  /** Whether the table of all runs follows; true by default. */
  runs?: boolean;
  /** Facts of runs to show in that table. */
  facts?: RunFact[];
  /** Whether each change has a small chart of its series; false by default. */
  sparklines?: boolean;
}

/**
 * Writes the report of tests for a terminal: the verdict, the changes grouped by the commit or the run where they happened,
 * the newest first, and the series that could not be judged; then all runs, with the change points drawn between them.
 */
export function textReport(
  tests: TestReport[],
  {
    width = 120,
    directionHelp = '',
    several = tests.length > 1,
    runs = true,
    facts = [],
    sparklines = false,
  }: TextOptions = {}
): string {
  const all = namedAnalyses(tests, several);
  const changed = all.flatMap(({ changes }) => changes.map(({ series, direction }) => ({ label: series, direction })));
  const verdicts = [...(several ? [testsLine(tests)] : []), verdictLine(all)];
  const notices = noticeLines(all, ({ name }) => name).map((line) => wrapLine(terminalText(line), width, '  '));
  return [
    verdicts.map((line) => wrapLine(terminalText(line), width, several ? '  ' : '')).join('\n'),
    ...runEntries(tests).map((entry) => entryText(entry, several, { width, sparklines })),
    ...unknownDirections(changed, directionHelp).map((line) => wrapLine(terminalText(line), width, '')),
    ...(notices.length > 0 ? [notices.join('\n')] : []),
    ...(runs ? tests.flatMap((one) => tablesOf(one, several, width, facts)) : []),
  ].join('\n\n');
}

/** The tables of all runs of a test, under its name if there are several. */
function tablesOf({ test, analyses }: TestReport, several: boolean, width: number, facts: RunFact[]): string[] {
  const name = terminalText(test);
  const heading = `${name}\n${'='.repeat(Math.min(name.length, width))}`;
  return [...(several ? [heading] : []), ...textTables(analyses, width, facts)];
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

/** Describes the changes, those of one cause together: one commit often moves several metrics, of several tests. */
function entryText({ heading, runs, changes }: RunEntry, several: boolean, { width, sparklines }: Layout): string {
  return [
    terminalText(heading),
    ...changes.flatMap(({ test, change, analysis }) => [
      `  ${terminalText(seriesName(test, change.series, several))}`,
      ...describe(change, runs),
      ...(sparklines ? [`    ${chartOf(analysis, width - 4)}`] : []),
    ]),
  ]
    .map((line) => wrapLine(line, width, '      '))
    .join('\n');
}

type Layout = Pick<Required<TextOptions>, 'width' | 'sparklines'>;

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
    `    ${changeTitle(change)}   ${changeSpan(change)}`,
    ...changeFacts(change)
      .filter((fact) => fact !== runs)
      .map((fact) => `    ${terminalText(fact)}`),
    `    ${changeCertainty(change)}${delay && isConfirmed(change) ? ` First reported ${delay}.` : ''}`,
  ];
}
