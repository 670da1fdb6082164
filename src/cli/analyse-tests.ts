import ora from 'ora';

import { loadDetector } from '../core/changepoint/detector';
import { terminalText } from '../core/escape/terminal';
import type { Progress } from '../core/query/collect';
import type { TimeRange } from '../core/series/series';
import { inParallel, type Send } from '../core/transport/send';
import type { Config } from './config/config';
import { connect } from './connect';
import { rangeOf, type Selection } from './selection';
import type { Chosen } from './sources/choose-source';
import { collectTest } from './sources/fallout';
import type { Found, SourceOptions, Task } from './sources/source';
import { warn } from './warn';

/** The analyses of a test, or the error in their place. */
export type Outcome = { test: string } & (Found | { error: unknown; warnings: string[] });

/** Most tests that are fetched at once. Each sends several requests at once. */
const PARALLEL = 4;

/**
 * Fetches and analyses tests. Shows the progress, and prints warnings for parts that failed. A test that fails does not
 * keep the others from being analysed. Answers in the order of `tests`.
 *
 * @param widen changes the range of the options
 * @throws HunterError if the range cannot be used
 */
export async function analyseTests(
  tests: Chosen[],
  config: Config,
  widen = (range: TimeRange) => range
): Promise<Outcome[]> {
  const ranges = tests.map(({ parts, options }) => parts.map(({ source }) => widen(rangeOf(options, source.whole))));
  return await withProgress(tests[0].name, async (show) => {
    const common = await commonOf(config);
    let done = 0;
    return await inParallel([...tests.keys()], PARALLEL, async (i): Promise<Outcome> => {
      const { name, parts, options, error } = tests[i];
      if (error !== undefined) {
        return { test: name, error, warnings: [] };
      }
      const counted = tests.length > 1 ? `${done} of ${tests.length} tests. ` : '';
      const onProgress = (text: string) => show(`${counted}Reading ${terminalText(name)}: ${text}`);
      try {
        const found: Found[] = [];
        for (const [p, part] of parts.entries()) {
          const task = { ...common, options, name: part.name, range: ranges[i][p], onProgress };
          found.push(await part.source.analyse(task));
        }
        return {
          test: name,
          analyses: found.flatMap(({ analyses }) => analyses),
          warnings: found.flatMap(({ warnings }) => warnings),
        };
      } catch (error) {
        return { test: name, error, warnings: [] };
      } finally {
        done++;
      }
    });
  });
}

/** Fetches and analyses a Fallout test, and says where its results are. @throws HunterError */
export async function analyseFallout(
  name: string,
  options: Selection,
  range: TimeRange,
  config: Config
): Promise<Progress> {
  const [progress] = await withProgress(name, async (show) => {
    const common = await commonOf(config);
    const onProgress = (text: string) => show(`Reading ${terminalText(name)}: ${text}`);
    const task = { ...common, options: options as SourceOptions, name, range, onProgress };
    const { progress, warnings } = await collectTest(task);
    return [{ ...progress, warnings }];
  });
  return progress;
}

async function commonOf(config: Config): Promise<Pick<Task, 'config' | 'detector' | 'connect'>> {
  let connection: Promise<Send> | undefined;
  return { config, detector: await loadDetector(), connect: () => (connection ??= connect(config)) };
}

/** Shows the progress of work, and prints the warnings of its results when it is done. */
async function withProgress<T extends { warnings: string[] }>(
  first: string,
  work: (show: (text: string) => void) => Promise<T[]>
): Promise<T[]> {
  // Only on a terminal, and on standard error, so that a pipe gets nothing but the report. A terminal of 0 columns would
  // show a new line for each update.
  const isShown = process.stderr.isTTY && process.stderr.columns > 0;
  const spinner = ora({
    text: `Looking up ${terminalText(first)}`,
    isEnabled: isShown,
    isSilent: !isShown,
  }).start();
  try {
    const results = await work((text) => (spinner.text = text));
    spinner.stop();
    results.flatMap(({ warnings }) => warnings).forEach(warn);
    return results;
  } finally {
    spinner.stop();
  }
}
