import { Command } from 'commander';

import { completeDetection } from '../../core/changepoint/options';
import {
  compareRuns,
  DEFAULT_COMPARISON,
  type ComparisonVerdict,
  type MetricComparison,
} from '../../core/compare/compare';
import { comparedRange, DEFAULT_BASELINE, DEFAULT_TAIL, formatRunSet, parseRunSet } from '../../core/compare/run-set';
import { HunterError } from '../../core/errors';
import { terminalJson } from '../../core/escape/terminal';
import { comparisonMarkdown, comparisonText } from '../../core/report/comparison';
import type { FailOn } from '../../core/report/gate';
import { analyseTests } from '../analyse-tests';
import { loadConfig } from '../config/config';
import { DIRECTION_HELP, directionRules } from '../direction-rules';
import { failOnOption, FOUND } from '../fail-on';
import { formatOption, probabilityOf, shareOf } from '../option-values';
import { withRuns } from '../selection';
import { chooseSources, withSources } from '../sources/choose-source';
import type { SourceOptions } from '../sources/source';

interface Options extends SourceOptions {
  baseline: string;
  tail: string;
  maxPValue: number;
  minChange: number;
  format: 'text' | 'json' | 'ndjson' | 'markdown';
  failOn: FailOn;
}

export const regressionsCommand = () =>
  withSources(withRuns(new Command('regressions'), '[test]'))
    .option(
      '--baseline <runs>',
      'runs to compare with: "30 days" or "20 runs" before the tail, or as in --tail',
      formatRunSet(DEFAULT_BASELINE)
    )
    .option(
      '--tail <runs>',
      'runs to judge: "7 runs", "14 days", 2026-06-01..2026-06-30, "version 6.8.3", "since commit 1a2b", "branch main"',
      formatRunSet(DEFAULT_TAIL)
    )
    .option(
      '--max-p-value <p>',
      'largest chance, over all metrics, of any report although nothing changed',
      probabilityOf,
      DEFAULT_COMPARISON.maxPValue
    )
    .option('--min-change <share>', 'smallest difference to report; 0.05 is 5 %', shareOf, DEFAULT_COMPARISON.minChange)
    .addOption(formatOption(['text', 'json', 'ndjson', 'markdown']))
    .addOption(failOnOption())
    .action(regressions);

async function regressions(name: string | undefined, options: Options): Promise<void> {
  const [baseline, tail] = [parseRunSet(options.baseline, 'baseline'), parseRunSet(options.tail, 'tail')];
  const { maxPValue, minChange } = options;
  const config = loadConfig();
  const [chosen, ...others] = chooseSources(name === undefined ? [] : [name], options);
  if (others.length > 0) {
    throw new HunterError('input', `regressions compares the runs of one test, and ${others.length + 1} are named.`);
  }
  // the detector estimates the noise, and finds changes within a side
  const selection = { ...options, ...completeDetection({ method: 'robust' }) };
  const [outcome] = await analyseTests([chosen], selection, config, (range) => comparedRange(range, baseline, tail));
  if ('error' in outcome) {
    throw outcome.error;
  }
  const { test, analyses } = outcome;
  const metrics = compareRuns(analyses, { baseline, tail, maxPValue, minChange, metrics: directionRules(options) });
  process.stdout.write(`${report(metrics, test, options)}\n`);
  if (metrics.some(({ verdict }) => FAILING[options.failOn].includes(verdict))) {
    process.exitCode = FOUND;
  }
}

/** The verdicts that make a build fail. */
const FAILING: Record<FailOn, ComparisonVerdict[]> = {
  regression: ['regression'],
  change: ['regression', 'improvement', 'change'],
  never: [],
};

function report(metrics: MetricComparison[], test: string, { format, baseline, tail }: Options): string {
  switch (format) {
    case 'text':
      return comparisonText(metrics, DIRECTION_HELP);
    case 'markdown':
      return comparisonMarkdown(metrics, DIRECTION_HELP);
    case 'ndjson':
      return metrics.map((metric) => terminalJson({ test, ...metric })).join('\n');
    case 'json':
      return terminalJson({ test, baseline, tail, metrics }, 2);
  }
}
