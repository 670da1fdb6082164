import { Command, Option } from 'commander';
import ora from 'ora';

import { loadDetector } from '../../core/changepoint/detector';
import { HunterError } from '../../core/errors';
import type { Analysis } from '../../core/query/analyse';
import { collect, type Progress } from '../../core/query/collect';
import { completeDetection } from '../../core/query/method';
import {
  DEFAULT_DETECTION,
  DEFAULT_MAX_P_VALUE,
  type DetectionOptions,
  type HunterQueryModel,
} from '../../core/query/model';
import type { RunBound } from '../../core/runs/find';
import { seriesReport } from '../../core/report/json';
import { markdownReport } from '../../core/report/markdown';
import { textReport } from '../../core/report/text';
import { ANALYSED_DAYS } from '../../core/series/range';
import { loadConfig } from '../config/config';
import { connect } from '../connect';
import { listOf, numberOf, paramOf } from '../options';
import { parseTime } from '../times';
import { requireUser } from '../user';

interface Options {
  user?: string;
  since: string;
  until: string;
  sinceCommit?: string;
  sinceVersion?: string;
  untilCommit?: string;
  untilVersion?: string;
  branches?: string[];
  metrics?: string[];
  suffixes?: string[];
  param?: Record<string, string>;
  method: DetectionOptions['method'];
  maxPValue?: number;
  minMagnitude: number;
  format: 'text' | 'json' | 'ndjson' | 'markdown';
}

export const analyzeCommand = () =>
  new Command('analyze')
    .description('Show the results of all runs of a Fallout test, with their change points')
    .argument('<test>', 'name of the test')
    .option('--user <email>', 'owner of the test (default: the configured user)')
    .option('--since <time>', 'first run, such as 2026-06-01, -30d or "3 weeks ago"', `-${ANALYSED_DAYS}d`)
    .option('--until <time>', 'last run', 'now')
    .option('--since-commit <commit>', 'first run of this commit, as Graphite’s events tell')
    .option('--since-version <version>', 'first run of this version')
    .option('--until-commit <commit>', 'last run of this commit')
    .option('--until-version <version>', 'last run of this version')
    .option('--branches <names>', 'a series for each of these branches, comma-separated', listOf)
    .option('--metrics <names>', 'only these metrics, comma-separated', listOf)
    .option('--suffixes <names>', 'only these suffixes of the prefix, comma-separated', listOf)
    .option('--param <name=value>', 'a run parameter of the definition; may be repeated', paramOf)
    .addOption(
      new Option('--method <method>', 'how changes are found: robust, as Apache Otava does, or not at all')
        .choices(['robust', 'otava', 'off'])
        .default(DEFAULT_DETECTION.method)
    )
    .option(
      '--max-p-value <p>',
      `report changes less likely by chance than this (default: ${DEFAULT_MAX_P_VALUE.robust} for robust, ${DEFAULT_MAX_P_VALUE.otava} for otava)`,
      numberOf
    )
    .option('--min-magnitude <share>', 'report changes larger than this; 0.05 is 5 %', numberOf, 0)
    .addOption(
      new Option('--format <format>', 'form of the report')
        .choices(['text', 'json', 'ndjson', 'markdown'])
        .default('text')
    )
    .action(analyze);

async function analyze(test: string, options: Options): Promise<void> {
  const config = loadConfig();
  const range = { from: parseTime(options.since, '--since'), to: parseTime(options.until, '--until') };
  if (range.from > range.to) {
    throw new HunterError('input', `--since ${options.since} is later than --until ${options.until}.`);
  }
  const query: HunterQueryModel = {
    version: 1,
    source: {
      type: 'fallout',
      user: requireUser(options.user, config),
      test,
      params: options.param,
      suffixes: options.suffixes,
      metrics: options.metrics,
      since: boundOf(options.sinceCommit, options.sinceVersion),
      until: boundOf(options.untilCommit, options.untilVersion),
      branches: options.branches,
    },
    detection: completeDetection({
      method: options.method,
      minMagnitude: options.minMagnitude,
      ...(options.maxPValue !== undefined && { maxPValue: options.maxPValue }),
    }),
    show: 'series',
  };
  // Only on a terminal, and on standard error: a pipe gets the report and nothing else.
  const spinner = ora({
    text: `Looking up ${test}`,
    isEnabled: process.stderr.isTTY,
    isSilent: !process.stderr.isTTY,
  }).start();
  const onProgress = ({ done, total }: Progress) => (spinner.text = `Reading ${test}: ${done} of ${total} requests`);
  try {
    const detector = await loadDetector();
    const result = await collect(query, {
      send: await connect(config),
      range,
      detector,
      onProgress,
      links: { falloutUrl: config.fallout.url },
    });
    spinner.stop();
    result.plan.notices
      .concat(result.problems.map(({ message }) => message))
      .forEach((text) => process.stderr.write(`! ${text}\n`));
    process.stdout.write(`${report(result.analyses, test, options.format)}\n`);
  } finally {
    spinner.stop();
  }
}

function boundOf(commit: string | undefined, version: string | undefined): RunBound | undefined {
  return commit ? { commit } : version ? { version } : undefined;
}

function report(analyses: Analysis[], test: string, format: Options['format']): string {
  switch (format) {
    case 'text':
      return textReport(analyses, process.stdout.isTTY ? process.stdout.columns : 120);
    case 'markdown':
      return markdownReport(analyses);
    case 'ndjson':
      return analyses.map((analysis) => JSON.stringify({ test, ...seriesReport(analysis) })).join('\n');
    case 'json':
      return JSON.stringify({ test, series: analyses.map(seriesReport) }, null, 2);
  }
}
