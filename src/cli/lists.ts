import { HunterError } from '../core/errors';
import { decodeTests, decodeUsers } from '../core/fallout/api/answers';
import { testsRequest, usersRequest } from '../core/fallout/api/requests';
import type { FalloutUser } from '../core/fallout/api/types';
import { analyseTests } from './analyse-tests';
import { PLACES } from './config/check-tests';
import type { Config } from './config/config';
import { connect } from './connect';
import { failedOf, reportFailures } from './report-failures';
import { requireUser } from './require-user';
import { chooseSources, configuredNames } from './sources/choose-source';
import type { SourceOptions } from './sources/source';

/** The tests of the settings, or those that names stand for. @throws HunterError if there are none */
export function listTests(names: string[], { catalogue }: Config) {
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

/** The groups of the settings, with their tests. @throws HunterError if there are none */
export function listGroups({ catalogue }: Config): Array<{ name: string; tests: string[] }> {
  const groups = [...(catalogue?.groups.keys() ?? [])];
  if (groups.length === 0) {
    throw new HunterError('not-found', 'The settings have no groups: write them below "groups:" in hunter.yaml.');
  }
  return groups.map((name) => ({ name, tests: configuredNames(name, catalogue) }));
}

interface ListedMetric {
  test: string;
  metric: string;
  runs: number;
  unit?: string;
}

/**
 * Reads the results of tests, without looking for changes, and names their series. All tests of the settings, if nothing
 * is named.
 */
export async function listMetrics(
  names: string[],
  given: SourceOptions,
  typed: Partial<SourceOptions>,
  config: Config
): Promise<ListedMetric[]> {
  const options: SourceOptions = { ...given, method: 'off', minMagnitude: 0 };
  const { catalogue } = config;
  const isNamed = names.length > 0 || ['prefix', 'target', 'promql', 'sql', 'bigquery'].some((place) => place in typed);
  const chosen = chooseSources(names, { options, typed: { ...typed, method: 'off' }, catalogue, all: !isNamed });
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

/** The tests of a user in Fallout. @throws HunterError if there are none */
export async function listFallout(user: string | undefined, config: Config) {
  const owner = requireUser(user, config);
  const tests = decodeTests(await (await connect(config))(testsRequest(owner)), owner);
  if (tests.length === 0) {
    throw new HunterError('not-found', `${owner} has no tests in Fallout: check the user.`);
  }
  return tests.map(({ name, lastRunAt, tags }) => ({ name, lastRunAt, tags }));
}

/** The users of Fallout. @throws HunterError without a token, which Fallout asks for here */
export async function listUsers(config: Config): Promise<FalloutUser[]> {
  if (!config.fallout.token) {
    throw new HunterError(
      'auth',
      'Fallout names its users only to those with a token: set FALLOUT_OAUTH_TOKEN, or run "hunter setup".'
    );
  }
  return decodeUsers(await (await connect(config))(usersRequest()));
}
