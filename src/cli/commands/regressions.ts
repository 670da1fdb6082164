import { Command } from 'commander';

import { completeDetection } from '../../core/changepoint/options';
import {
  compareRuns,
  DEFAULT_COMPARISON,
  type ComparisonVerdict,
  type MetricComparison,
} from '../../core/compare/compare';
import { comparedRange, DEFAULT_BASELINE, DEFAULT_TAIL, formatRunSet, parseRunSet } from '../../core/compare/run-set';
import { terminalJson } from '../../core/escape/terminal';
import { comparisonMarkdown, comparisonText } from '../../core/report/comparison';
import type { FailOn } from '../../core/report/gate';
import { analyseTests } from '../analyse-tests';
import { loadConfig } from '../config/config';
import { DIRECTION_HELP, metricRules } from '../direction-rules';
import { failOnOption } from '../fail-on';
import { markdownHeading, terminalWidth, textHeading, underHeadings } from '../headings';
import { formatOption, probabilityOf, shareOf, typedOptions } from '../option-values';
import { failedOf, reportFailures, type Failed } from '../report-failures';
import { withResources, type Resources } from '../resources';
import { withRuns } from '../selection';
import { chooseSources, withSources } from '../sources/choose-source';
import type { SourceOptions } from '../sources/source';

interface Options extends SourceOptions, Resources {
  all?: boolean;
  baseline: string;
  tail: string;
  maxPValue: number;
  minChange: number;
  format: 'text' | 'json' | 'ndjson' | 'markdown';
  failOn: FailOn;
}

export const regressionsCommand = () =>
  withResources(withSources(withRuns(new Command('regressions'))))
    .option('--all', 'all tests of the settings')
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

async function regressions(names: string[], options: Options, command: Command): Promise<void> {
  const [baseline, tail] = [parseRunSet(options.baseline, 'baseline'), parseRunSet(options.tail, 'tail')];
  const { maxPValue, minChange, all } = options;
  const config = loadConfig();
  // the detector estimates the noise, and finds changes within a side
  const detection = completeDetection({ method: 'robust' });
  const chosen = chooseSources(names, {
    options: { ...options, ...detection },
    typed: typedOptions(command),
    catalogue: config.catalogue,
    all,
  }).map((one) => ({ ...one, options: { ...one.options, ...detection } }));
  const outcomes = await analyseTests(chosen, config, options, {
    widen: (range) => comparedRange(range, baseline, tail),
  });
  const comparisons = outcomes.map((outcome, i): Compared | Failed => {
    const metrics = metricRules(chosen[i].options);
    try {
      return 'error' in outcome
        ? outcome
        : {
            test: outcome.test,
            metrics: compareRuns(outcome.analyses, { baseline, tail, maxPValue, minChange, metrics }),
          };
    } catch (error) {
      // such as no run in the baseline
      return { test: outcome.test, error };
    }
  });
  const failed = failedOf(comparisons);
  const compared = comparisons.flatMap((one) => ('error' in one ? [] : [one]));
  if (compared.length > 0) {
    process.stdout.write(`${report(compared, chosen.length > 1, options)}\n`);
  }
  reportFailures(
    failed,
    compared.some(({ metrics }) => metrics.some(({ verdict }) => FAILING[options.failOn].includes(verdict)))
  );
}

/** The metrics of a test, each with both of its sides. */
interface Compared {
  test: string;
  metrics: MetricComparison[];
}

/** The verdicts that make a build fail. */
const FAILING: Record<FailOn, ComparisonVerdict[]> = {
  regression: ['regression'],
  change: ['regression', 'improvement', 'change'],
  never: [],
};

/** @param several whether several tests were asked for: then each has a heading, and JSON has a list of them */
function report(tests: Compared[], several: boolean, { format, baseline, tail }: Options): string {
  switch (format) {
    case 'text':
      return underHeadings(tests, several, textHeading, ({ metrics }) =>
        comparisonText(metrics, DIRECTION_HELP, terminalWidth())
      );
    case 'markdown':
      return underHeadings(tests, several, markdownHeading, ({ metrics }) =>
        comparisonMarkdown(metrics, DIRECTION_HELP)
      );
    case 'ndjson':
      return tests
        .flatMap(({ test, metrics }) => metrics.map((metric) => terminalJson({ test, ...metric })))
        .join('\n');
    case 'json':
      return terminalJson(several ? { baseline, tail, tests } : { baseline, tail, ...tests[0] }, 2);
  }
}
