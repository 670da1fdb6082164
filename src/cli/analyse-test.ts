import ora from 'ora';

import { loadDetector } from '../core/changepoint/detector';
import { HunterError } from '../core/errors';
import { terminalText } from '../core/escape/terminal';
import { collect, type Progress } from '../core/query/collect';
import type { HunterQueryModel } from '../core/query/model';
import { prepareQuery } from '../core/query/prepare';
import type { TimeRange } from '../core/series/series';
import { inParallel } from '../core/transport/send';
import type { Config } from './config/config';
import { connect } from './connect';
import { unmatchedNames } from './unmatched-names';
import { warn } from './warn';

/** A test, and the query for its series. */
export interface TestQuery {
  test: string;
  query: HunterQueryModel;
}

/** What became of one of several tests. */
export type Outcome = { test: string } & ({ result: Progress } | { error: unknown });

/** Most tests that are fetched at once. Each sends several requests at once. */
const PARALLEL = 4;

/**
 * Fetches and analyses a test. Shows the progress, and prints warnings for targets that failed.
 *
 * @throws HunterError for other failures, and if there are no series at all: that must not look like "no changes"
 */
export async function analyseTest(
  test: string,
  query: HunterQueryModel,
  range: TimeRange,
  config: Config
): Promise<Progress> {
  const [outcome] = await analyseTests([{ test, query }], range, config);
  if ('error' in outcome) {
    throw outcome.error;
  }
  return outcome.result;
}

/**
 * Fetches and analyses several tests, as `analyseTest` does. One that fails does not keep the others from being
 * analysed. Answers in the order of `tests`.
 */
export async function analyseTests(tests: TestQuery[], range: TimeRange, config: Config): Promise<Outcome[]> {
  // Show progress only on a terminal, and on standard error, so that a pipe gets nothing but the report. A terminal of 0
  // columns would show a new line for each update.
  const isShown = process.stderr.isTTY && process.stderr.columns > 0;
  const [{ test: first }] = tests;
  const spinner = ora({ text: `Looking up ${terminalText(first)}`, isEnabled: isShown, isSilent: !isShown }).start();
  let done = 0;
  const show = (test: string, what: string) =>
    (spinner.text = `${tests.length > 1 ? `${done} of ${tests.length} tests. ` : ''}Reading ${terminalText(test)}${what}`);
  const warnings: string[] = [];
  try {
    const connection = { send: await connect(config), detector: await loadDetector() };
    return await inParallel(tests, PARALLEL, async ({ test, query: stored }): Promise<Outcome> => {
      try {
        const { query, ...settings } = prepareQuery(stored, { falloutUrl: config.fallout.url });
        const onProgress = (progress: Progress) => show(test, `: ${progress.done} of ${progress.total} requests`);
        const result = await collect(query, { ...settings, ...connection, range, onProgress });
        warnings.push(...warningsOf(test, stored, result));
        return { test, result };
      } catch (error) {
        return { test, error };
      } finally {
        done++;
        show(test, '');
      }
    });
  } finally {
    spinner.stop();
    warnings.forEach(warn);
  }
}

/** @throws HunterError if there are no series */
function warningsOf(test: string, query: HunterQueryModel, { plan, problems, unknown, analyses }: Progress): string[] {
  const messages = [...plan.notices, ...[...unknown, ...problems].map(({ message }) => message)];
  if (analyses.length === 0) {
    throw new HunterError(
      'empty',
      messages.join(' ') || `Test "${test}" has no series, so there is nothing to analyse.`
    );
  }
  return [...messages, ...unmatchedNames(query, analyses)];
}
