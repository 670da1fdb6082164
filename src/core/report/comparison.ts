import { markdownTable } from 'markdown-table';

import type { ComparedRuns, ComparisonVerdict, MetricComparison } from '../compare/compare';
import { markdownCell } from '../escape/markdown';
import { terminalText } from '../escape/terminal';
import { formatChange, formatChangeRange, formatCount, formatPValue, formatTime, roundSpread } from '../format';
import { english, sayNumber, sayRuns } from '../say';
import { shortNames } from '../series/short-names';
import { unknownDirections } from './unknown-directions';
import { formatSignedWithUnit, formatWithUnit } from './with-unit';
import { wrapLine } from './wrap';

const HEADER = ['metric', 'baseline', 'tail', 'difference', 'p-value', 'verdict'];

/**
 * Writes a comparison for a terminal: the compared times, the table, and a summary. Where the table is too wide, a few
 * lines for each metric stand in its place.
 *
 * @param directionHelp sentence that tells the reader how to set a metric's direction
 * @param width of a line, characters
 */
export function comparisonText(metrics: MetricComparison[], directionHelp = '', width = 120): string {
  const rows = cells(metrics, terminalText);
  const table = tableLines([HEADER, ...rows]);
  const fits = table.every(({ length }) => length <= width);
  return [
    comparedTimes(metrics),
    (fits ? table : rows.map(blockOf)).join(fits ? '\n' : '\n\n'),
    comparisonSummary(metrics),
    ...unknownDirections(changed(metrics), directionHelp),
  ]
    .map((part) =>
      part
        .split('\n')
        .map((line) => wrapLine(line, width, '    '))
        .join('\n')
    )
    .join('\n\n');
}

function tableLines(rows: string[][]): string[] {
  const widths = HEADER.map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row: string[]) =>
    row
      .map((cell, c) => (c === 0 || c === 5 ? cell.padEnd(widths[c]) : cell.padStart(widths[c])))
      .join('  ')
      .trimEnd();
  const [header, ...others] = rows.map(line);
  return [header, line(widths.map((one) => '-'.repeat(one))), ...others];
}

/** A row of the table as lines: the metric with its verdict, the levels, and the difference. */
function blockOf([metric, baseline, tail, difference, pValue, verdict]: string[]): string {
  const size = [difference, pValue && (pValue.startsWith('<') ? `p ${pValue}` : `p = ${pValue}`)].filter(Boolean);
  return [
    `${metric}: ${verdict}`,
    `  ${baseline} → ${tail}`,
    ...(size.length > 0 ? [`  ${size.join(', ')}`] : []),
  ].join('\n');
}

/** Writes a comparison in Markdown, for issues, pull requests and chats. */
export function comparisonMarkdown(metrics: MetricComparison[], directionHelp = ''): string {
  const table = markdownTable([HEADER, ...cells(metrics, markdownCell)], { align: ['l', 'r', 'r', 'r', 'r', 'l'] });
  return [
    comparedTimes(metrics).replaceAll('\n', '  \n'),
    table,
    comparisonSummary(metrics),
    ...unknownDirections(changed(metrics), directionHelp),
  ].join('\n\n');
}

const changed = (metrics: MetricComparison[]) => {
  const labels = shortNames(metrics.map(({ series }) => series));
  return metrics.flatMap(({ verdict, direction }, i) =>
    verdict === 'change' ? [{ label: labels[i], direction }] : []
  );
};

/** `2 regressions and 1 improvement among 5 metrics.` */
export function comparisonSummary(metrics: MetricComparison[]): string {
  const of = (verdict: ComparisonVerdict) => metrics.filter((one) => one.verdict === verdict).length;
  const found = [
    [of('regression'), 'regression'],
    [of('improvement'), 'improvement'],
    [of('change'), 'change'],
  ] as const;
  const named = found.filter(([n]) => n > 0).map(([n, what]) => formatCount(n, what));
  const unknown = of('unknown') > 0 ? ` ${formatCount(of('unknown'), 'metric has', 'metrics have')} too few runs.` : '';
  return `${named.join(', ') || 'No difference'} among ${formatCount(metrics.length, 'metric')}.${unknown}`;
}

function cells(metrics: MetricComparison[], write: (name: string) => string): string[][] {
  const labels = shortNames(metrics.map(({ series }) => series));
  return metrics.map((one, i) => [
    write(labels[i]),
    sideText(one.baseline, one.unit),
    sideText(one.tail, one.unit),
    differenceText(one),
    one.difference ? formatPValue(one.difference.adjustedPValue) : '',
    verdictText(one),
  ]);
}

/** `812.4 ± 5.1 (31 runs)` */
export function sideText(side: ComparedRuns | undefined, unit?: string, say = english): string {
  if (!side) {
    return say('report.no-runs', 'no runs');
  }
  const mean = formatWithUnit(side.mean, unit);
  // 3.10e+9 ± 20,638,565 would be hard to compare, so write both with an exponent
  const std = mean.includes('e+') ? side.std.toExponential(1) : formatWithUnit(roundSpread(side.std), unit);
  return `${sayNumber(`${mean}${Number.isNaN(side.std) ? '' : ` ± ${std}`}`, say)} (${sayRuns(side.n, say)})`;
}

/** `+3.2 % (+2.1 … +4.3 %)`, or in the series' unit from a baseline of 0; without interval where nothing varies. */
export function differenceText({ difference, unit }: MetricComparison, say = english): string {
  if (!difference) {
    return '';
  }
  const { relative, relativeInterval, absolute, absoluteInterval } = difference;
  if (Number.isNaN(relative)) {
    const signed = (value: number) => formatSignedWithUnit(value, unit);
    const range = absoluteInterval && ` (${signed(absoluteInterval.low)} … ${signed(absoluteInterval.high)})`;
    return sayNumber(`${signed(absolute)}${range ?? ''}`, say);
  }
  const range = relativeInterval ? ` (${formatChangeRange(relativeInterval)})` : '';
  return sayNumber(`${formatChange(relative)}${range}`, say);
}

function verdictText({ verdict, changedWithin }: MetricComparison): string {
  const word = verdict === 'unknown' ? 'too few runs' : verdict;
  return changedWithin.length > 0 ? `${word}; ${changedWithin.join(' and ')} changed within itself` : word;
}

function comparedTimes(metrics: MetricComparison[]): string {
  const span = (side: 'baseline' | 'tail') => {
    const known = metrics.flatMap((one) => one[side] ?? []);
    const from = Math.min(...known.map((runs) => runs.from));
    const to = Math.max(...known.map((runs) => runs.to));
    return known.length > 0 ? `${formatTime(from)} – ${formatTime(to)}` : 'no runs';
  };
  return `Baseline: ${span('baseline')}\nTail: ${span('tail')}`;
}
