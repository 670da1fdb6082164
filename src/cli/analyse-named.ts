import type { Command } from 'commander';

import { standsOut, isConfirmed } from '../core/changepoint/change-point';
import { onlyNewer } from '../core/report/gate';
import type { TestReport } from '../core/report/test-report';
import { parseTime } from '../core/times/parse-time';
import { analyseTests } from './analyse-tests';
import { loadConfig, type Config } from './config/config';
import { typedOptions } from './option-values';
import { failedOf } from './report-failures';
import { withResources, type Resources } from './resources';
import { withSelection } from './selection';
import { chooseSources, withSources } from './sources/choose-source';
import type { SourceOptions } from './sources/source';

export interface NamedOptions extends SourceOptions, Resources {
  all?: boolean;
  newerThan?: string;
}

/** Adds the arguments and options that choose tests, and what is analysed of them. */
export const withNamed = (command: Command): Command =>
  withResources(withSources(withSelection(command, ['robust', 'otava'])))
    .option('--all', 'all tests of the settings')
    .option('--newer-than <time>', 'only changes first reported since then, such as -7d');

/** Analyses the tests that arguments and options name. Tests that fail are in a list of their own. */
export async function analyseNamed(
  names: string[],
  options: NamedOptions,
  command: Command
): Promise<{ tests: TestReport[]; failed: ReturnType<typeof failedOf>; config: Config }> {
  const config = loadConfig();
  const since = options.newerThan === undefined ? -Infinity : parseTime(options.newerThan, '--newer-than');
  const { catalogue } = config;
  const chosen = chooseSources(names, { options, typed: typedOptions(command), catalogue, all: options.all });
  const outcomes = await analyseTests(chosen, config, options);
  const failed = failedOf(outcomes);
  const tests = outcomes.flatMap((outcome) =>
    'error' in outcome ? [] : [{ test: outcome.test, analyses: outcome.analyses.map((one) => onlyNewer(one, since)) }]
  );
  return { tests, failed, config };
}

/** Leaves out changes that nobody is to be told of: those that are not confirmed, or do not stand out. */
export const onlyClear = (tests: TestReport[]): TestReport[] =>
  tests.map(({ test, analyses }) => ({
    test,
    analyses: analyses.map((one) => ({
      ...one,
      changes: one.changes.filter((change) => isConfirmed(change) && standsOut(change)),
    })),
  }));
