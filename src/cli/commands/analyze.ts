import { Command, Option } from 'commander';

import type { Analysis } from '../../core/query/analyse';
import { seriesReport } from '../../core/report/json';
import { markdownReport } from '../../core/report/markdown';
import { textReport } from '../../core/report/text';
import { terminalJson } from '../../core/escape/terminal';
import { analyseTest } from '../analyse-test';
import { loadConfig } from '../config/config';
import { queryOf, rangeOf, withSelection, type Selection } from '../selection';

interface Options extends Selection {
  format: 'text' | 'json' | 'ndjson' | 'markdown';
}

export const analyzeCommand = () =>
  withSelection(new Command('analyze'), ['robust', 'otava', 'off'])
    .description('Show the results of all runs of a Fallout test, with their change points')
    .addOption(
      new Option('--format <format>', 'form of the report')
        .choices(['text', 'json', 'ndjson', 'markdown'])
        .default('text')
    )
    .action(analyze);

async function analyze(test: string, options: Options): Promise<void> {
  const config = loadConfig();
  const range = rangeOf(options);
  const { analyses } = await analyseTest(test, queryOf(test, options, config), range, config);
  process.stdout.write(`${report(analyses, test, options.format)}\n`);
}

function report(analyses: Analysis[], test: string, format: Options['format']): string {
  switch (format) {
    case 'text':
      return textReport(analyses, process.stdout.isTTY ? process.stdout.columns : 120);
    case 'markdown':
      return markdownReport(analyses);
    case 'ndjson':
      return analyses.map((analysis) => terminalJson({ test, ...seriesReport(analysis) })).join('\n');
    case 'json':
      return terminalJson({ test, series: analyses.map(seriesReport) }, 2);
  }
}
