import { Argument, Command } from 'commander';

import { HunterError } from '../../core/errors';
import { terminalJson, terminalText } from '../../core/escape/terminal';
import { decodeTests } from '../../core/fallout/api/answers';
import { testsRequest } from '../../core/fallout/api/requests';
import { analyseTests } from '../analyse-tests';
import { PLACES } from '../config/check-tests';
import { loadConfig, type Config } from '../config/config';
import { connect } from '../connect';
import { formatOption, textOf } from '../option-values';
import { failedOf, reportFailures } from '../report-failures';
import { requireUser } from '../require-user';
import { chooseSources, configuredNames } from '../sources/choose-source';
import type { SourceOptions } from '../sources/source';

interface Options {
  user?: string;
  fallout?: boolean;
  format: 'text' | 'json';
}

type What = 'tests' | 'groups' | 'metrics';

export const listCommand = () =>
  new Command('list')
    .addArgument(new Argument('[what]', 'what to list').choices(['tests', 'groups', 'metrics']).default('tests'))
    .argument('[tests...]', 'of tests: a group or a pattern; of metrics: tests, groups or files, as for analyze')
    .option('--user <email>', 'owner of Fallout tests (default: the configured user)', textOf)
    .option('--fallout', 'Fallout tests, although the settings have tests')
    .addOption(formatOption(['text', 'json']))
    .action(list);

async function list(what: What, names: string[], options: Options): Promise<void> {
  const config = loadConfig();
  const { format } = options;
  switch (what) {
    case 'groups':
      return print(listGroups(config), format, ({ name, tests }) => `${name}: ${tests.join(', ')}`);
    case 'metrics':
      return print(await listMetrics(names, config), format, ({ test, metric }) =>
        names.length === 1 ? metric : `${test}  ${metric}`
      );
    case 'tests': {
      const isFallout = options.fallout || options.user !== undefined || config.catalogue?.tests.size === 0;
      return isFallout
        ? print(await listFallout(options, config), format, ({ name }) => name)
        : print(listTests(names, config), format, ({ name }) => name);
    }
  }
}

function print<T>(items: T[], format: Options['format'], line: (item: T) => string): void {
  const text = format === 'json' ? terminalJson(items, 2) : items.map((item) => terminalText(line(item))).join('\n');
  process.stdout.write(`${text}\n`);
}

function listTests(names: string[], { catalogue }: Config) {
  const tests = [...catalogue!.tests.values()];
  const chosen = names.length === 0 ? undefined : new Set(names.flatMap((name) => configuredNames(name, catalogue)));
  const found = tests.filter(({ name }) => chosen?.has(name) ?? true);
  if (found.length === 0) {
    throw new HunterError('not-found', `The settings have no test or group "${names.join('", "')}".`);
  }
  return found.map(({ name, settings }) => ({
    name,
    description: settings.description,
    ...Object.fromEntries(PLACES.flatMap((place) => (settings[place] === undefined ? [] : [[place, settings[place]]]))),
    groups: [...catalogue!.groups.keys()].filter((group) => configuredNames(group, catalogue).includes(name)),
  }));
}

function listGroups({ catalogue }: Config): Array<{ name: string; tests: string[] }> {
  const groups = [...(catalogue?.groups.keys() ?? [])];
  if (groups.length === 0) {
    throw new HunterError('not-found', 'The settings have no groups: write them below "groups:" in hunter.yaml.');
  }
  return groups.map((name) => ({ name, tests: configuredNames(name, catalogue) }));
}

/** Reads the results of tests, without looking for changes, and names their series. */
async function listMetrics(names: string[], config: Config): Promise<Array<{ test: string; metric: string }>> {
  const options = { method: 'off', minMagnitude: 0, step: 3_600_000 } as SourceOptions;
  const { catalogue } = config;
  const chosen = chooseSources(names, { options, typed: { method: 'off' }, catalogue, all: names.length === 0 });
  const outcomes = await analyseTests(chosen, config, {});
  reportFailures(failedOf(outcomes), false);
  return outcomes.flatMap((outcome) =>
    'error' in outcome
      ? []
      : outcome.analyses.map(({ series }) => ({
          test: outcome.test,
          metric: series.name,
          runs: series.times.length,
          ...(series.unit && { unit: series.unit }),
        }))
  );
}

async function listFallout({ user }: Options, config: Config) {
  const owner = requireUser(user, config);
  const tests = decodeTests(await (await connect(config))(testsRequest(owner)), owner);
  if (tests.length === 0) {
    throw new HunterError('not-found', `${owner} has no tests in Fallout: check the user.`);
  }
  return tests.map(({ name, lastRunAt, tags }) => ({ name, lastRunAt, tags }));
}
