import { Option, type Command } from 'commander';

import {
  type DetectionOptions,
  DEFAULT_DETECTION,
  DEFAULT_MAX_P_VALUE,
  completeDetection,
  DEFAULT_MIN_PROMINENCE,
} from '../core/changepoint/options';
import { HunterError } from '../core/errors';
import type { HunterQueryModel, MetricRule } from '../core/query/model';
import type { RunBound, RunLimit } from '../core/runs/find-runs';
import { ANALYSED_DAYS, analysedSince } from '../core/series/range';
import type { TimeRange } from '../core/series/series';
import { parseTime } from '../core/times/parse-time';
import type { Config } from './config/config';
import { metricRules } from './direction-rules';
import { countOf, listOf, paramOf, probabilityOf, shareOf, textOf } from './option-values';
import { requireUser } from './require-user';

/** The options that select series and runs of a test. */
export interface RunSelection {
  user?: string;
  since?: string;
  until?: string;
  sinceCommit?: string;
  sinceVersion?: string;
  untilCommit?: string;
  untilVersion?: string;
  /** Ids of runs. */
  sinceRun?: string;
  untilRun?: string;
  /** Analyse only so many of the last runs of each series. */
  last?: number;
  branches?: string[];
  metrics?: string[];
  suffixes?: string[];
  param?: Record<string, string>;
  higherIsBetter?: string[];
  lowerIsBetter?: string[];
  /** What the settings say of metrics; the options above come first. */
  rules?: MetricRule[];
}

/** The options that select series and runs, and those of detection. */
export interface Selection extends RunSelection {
  method: DetectionOptions['method'];
  maxPValue?: number;
  minMagnitude: number;
  minProminence?: number;
}

/** Adds the options of `RunSelection` to a command. */
export const withRuns = (command: Command): Command =>
  command
    .argument(
      '[tests...]',
      'a test or a group of the settings, a Fallout test, or a file: CSV, JSON, NDJSON, - for standard input'
    )
    .option('--user <email>', 'owner of the test (default: the configured user)', textOf)
    .option(
      '--since <time>',
      `first run, such as 2026-06-01, -30d or "3 weeks ago" (default: the Monday of the week ${ANALYSED_DAYS} days ago; of a file, its first run)`,
      textOf
    )
    .option('--until <time>', 'last run (default: now)', textOf)
    .addOption(
      bound('--since-commit <commit>', 'first run of this commit, which Graphite’s events must mention', [
        'since',
        'sinceVersion',
        'sinceRun',
      ])
    )
    .addOption(bound('--since-version <version>', 'first run of this version', ['since', 'sinceCommit', 'sinceRun']))
    .addOption(bound('--since-run <id>', 'this run and those after it', ['since', 'sinceCommit', 'sinceVersion']))
    .addOption(bound('--until-commit <commit>', 'last run of this commit', ['until', 'untilVersion', 'untilRun']))
    .addOption(bound('--until-version <version>', 'last run of this version', ['until', 'untilCommit', 'untilRun']))
    .addOption(bound('--until-run <id>', 'this run and those before it', ['until', 'untilCommit', 'untilVersion']))
    .addOption(
      new Option('--last <runs>', 'only so many of the last runs of each series, within the time')
        .argParser(countOf)
        .conflicts(['untilCommit', 'untilVersion', 'untilRun'])
    )
    .option('--branch, --branches <names>', 'analyse each of these branches separately, comma-separated', listOf)
    .option('--metrics <names>', 'only these metrics, comma-separated', listOf)
    .option('--suffixes <names>', 'only these suffixes of the prefix, comma-separated', listOf)
    .option('--param <name=value>', 'a run parameter of the definition; may be repeated', paramOf)
    .option(
      '--higher-is-better <names>',
      'metrics of which more is better, comma-separated; * matches anything',
      listOf
    )
    .option('--lower-is-better <names>', 'metrics of which less is better', listOf);

/** Makes an option for one end of the history. It conflicts with the other ways to set that end. */
const bound = (flags: string, description: string, others: string[]): Option =>
  new Option(flags, description).argParser(textOf).conflicts(others);

/** Adds the options of `Selection` to a command. */
export const withSelection = (command: Command, methods: Array<DetectionOptions['method']>): Command =>
  withRuns(command)
    .addOption(
      new Option('--method <method>', `how to find changes: robust, otava (as Apache Otava does)${OFF(methods)}`)
        .choices(methods)
        .default(DEFAULT_DETECTION.method)
    )
    .option(
      '--max-p-value <p>',
      `largest p-value of a change to report (default: ${DEFAULT_MAX_P_VALUE.robust} for robust, ${DEFAULT_MAX_P_VALUE.otava} for otava)`,
      probabilityOf
    )
    .option('--min-magnitude <share>', 'smallest change to report; 0.05 is 5 %', shareOf, 0)
    .option(
      '--min-prominence <sd>',
      `changes that stand out by less in a chart are subtle, in about standard deviations of the runs beside them (default: ${DEFAULT_MIN_PROMINENCE})`,
      shareOf
    );

const OFF = (methods: string[]) => (methods.includes('off') ? ', or off (not at all)' : '');

/**
 * Parses the range of the options --since and --until.
 *
 * @param whole whether an end that is not given has no limit, in place of the last days up to now
 * @throws HunterError
 */
export function rangeOf({ since, until }: Pick<RunSelection, 'since' | 'until'>, whole = false): TimeRange {
  const now = Date.now();
  const range = {
    from: since === undefined ? startOf(whole, now) : parseTime(since, '--since', now),
    to: whole && until === undefined ? Infinity : parseTime(until ?? 'now', '--until', now, 'last'),
  };
  if (range.from > range.to) {
    throw new HunterError('input', `--since ${since ?? `-${ANALYSED_DAYS}d`} is later than --until ${until ?? 'now'}.`);
  }
  return range;
}

const startOf = (whole: boolean, now: number) => (whole ? -Infinity : analysedSince(now));

/** The part of a query that affects the analysis. */
export function analysisOptions(selection: Selection): Pick<HunterQueryModel, 'detection' | 'metrics'> {
  const { method, minMagnitude, minProminence, maxPValue } = selection;
  const rules = metricRules(selection);
  return {
    detection: completeDetection({
      method,
      minMagnitude,
      ...(minProminence !== undefined && { minProminence }),
      ...(maxPValue !== undefined && { maxPValue }),
    }),
    ...(rules.length > 0 && { metrics: rules }),
  };
}

/** Makes the query for a test. @throws HunterError if no user is known */
export function queryOf(test: string, selection: Selection, config: Config): HunterQueryModel {
  const { user, param: params, suffixes, metrics, branches } = selection;
  return {
    version: 1,
    source: {
      type: 'fallout',
      user: requireUser(user, config),
      test,
      params,
      suffixes,
      metrics,
      since: boundOf(selection.sinceCommit, selection.sinceVersion),
      until: boundOf(selection.untilCommit, selection.untilVersion),
      branches,
    },
    ...analysisOptions(selection),
    show: 'series',
  };
}

const boundOf = (commit: string | undefined, version: string | undefined): RunBound | undefined =>
  commit ? { commit } : version ? { version } : undefined;

/** The runs that limit the history: by commit, version or id. */
export function limitsOf(selection: RunSelection): { since?: RunLimit; until?: RunLimit } {
  const { sinceRun, sinceCommit, sinceVersion, untilRun, untilCommit, untilVersion } = selection;
  return {
    since: sinceRun ? { run: sinceRun } : boundOf(sinceCommit, sinceVersion),
    until: untilRun ? { run: untilRun } : boundOf(untilCommit, untilVersion),
  };
}
