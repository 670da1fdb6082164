import { Command } from 'commander';

import { terminalJson } from '../../core/escape/terminal';
import type { Analysis } from '../../core/query/analyse';
import { seriesReport } from '../../core/report/json';
import { markdownReport } from '../../core/report/markdown';
import { textReport } from '../../core/report/text';
import { analyseTest } from '../analyse-test';
import { loadConfig } from '../config/config';
import { DIRECTION_HELP } from '../direction-rules';
import { formatOption } from '../option-values';
import { queryOf, rangeOf, withSelection, type Selection } from '../selection';

interface Options extends Selection {
  format: 'text' | 'json' | 'ndjson' | 'markdown';
}

export const analyzeCommand = () =>
  withSelection(new Command('analyze'), ['robust', 'otava', 'off'])
    .addOption(formatOption(['text', 'json', 'ndjson', 'markdown']))
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
      return textReport(analyses, width(), DIRECTION_HELP);
    case 'markdown':
      return markdownReport(analyses, DIRECTION_HELP);
    case 'ndjson':
      return analyses.map((analysis) => terminalJson({ test, ...seriesReport(analysis) })).join('\n');
    case 'json':
      return terminalJson({ test, series: analyses.map(seriesReport) }, 2);
  }
}

/** Returns the width of the terminal in characters; without a terminal, or if it is unknown, enough for most tables. */
const width = () => (process.stdout.isTTY && process.stdout.columns > 0 ? process.stdout.columns : 120);
