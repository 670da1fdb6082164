import ora from 'ora';

import { loadDetector } from '../core/changepoint/detector';
import { HunterError } from '../core/errors';
import { terminalText } from '../core/escape/terminal';
import type { Progress } from '../core/query/collect';
import { formatWithUnit } from '../core/report/with-unit';
import { ANALYSED_DAYS } from '../core/series/range';
import type { TimeRange } from '../core/series/series';
import { inParallel, type Send } from '../core/transport/send';
import type { Config } from './config/config';
import { connect } from './connect';
import { inOrder } from './in-order';
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
 * @param how `widen` changes the range of the options; `each` takes the outcomes one by one in their order, and their
 *   series are forgotten then
 * @throws HunterError if the range cannot be used
 */
export async function analyseTests(
  tests: Chosen[],
  config: Config,
  { widen = (range) => range, each }: { widen?: (range: TimeRange) => TimeRange; each?: Taker } = {}
): Promise<Outcome[]> {
  const ranges = tests.map(({ parts, options }) => parts.map(({ source }) => widen(rangeOf(options, source.whole))));
  return await withProgress(tests[0].name, async (show) => {
    const common = await commonOf(config);
    const begun = performance.now();
    let done = 0;
    const take = each && inOrder(each);
    return await inParallel([...tests.keys()], PARALLEL, async (i): Promise<Outcome> => {
      const { name } = tests[i];
      const left = remaining(done, tests.length, performance.now() - begun);
      const counted = tests.length > 1 ? `${done} of ${tests.length} tests${left}. ` : '';
      const onProgress = (text: string) => show(`${counted}Reading ${terminalText(name)}: ${text}`);
      const outcome = await analyseTest(tests[i], ranges[i], { ...common, onProgress });
      done++;
      if (!take) {
        return outcome;
      }
      await take(i, outcome);
      return 'error' in outcome ? outcome : { ...outcome, analyses: [] };
    });
  });
}

type Taker = (outcome: Outcome) => Promise<void>;

/** `, 12.5 a second, 48 s left` */
function remaining(done: number, total: number, ms: number): string {
  const rate = (done / ms) * 1000;
  return done < FEWEST || ms < 1000
    ? ''
    : `, ${rate.toPrecision(2)} a second, ${formatWithUnit(Math.ceil((total - done) / rate), 's')} left`;
}

/** Fewest tests from which a rate can be told. */
const FEWEST = 4;

async function analyseTest(
  { name, parts, options, error }: Chosen,
  ranges: TimeRange[],
  common: Omit<Task, 'name' | 'options' | 'range'>
): Promise<Outcome> {
  try {
    if (error !== undefined) {
      throw error;
    }
    const found: Found[] = [];
    for (const [p, part] of parts.entries()) {
      found.push(await part.source.analyse({ ...common, options, name: part.name, range: ranges[p] }));
    }
    return {
      test: name,
      analyses: found.flatMap(({ analyses }) => analyses),
      warnings: found.flatMap(({ warnings }) => warnings),
    };
  } catch (error) {
    const isDefault = options.since === undefined && parts.some(({ source }) => !source.whole);
    return { test: name, error: isDefault ? withDefaultRange(error) : error, warnings: [] };
  }
}

/** Says which time was looked at, where nobody chose it and nothing was there. */
const withDefaultRange = (error: unknown) =>
  error instanceof HunterError && error.kind === 'empty'
    ? new HunterError('empty', `${error.message} The last ${ANALYSED_DAYS} days were looked at: see --since.`)
    : error;

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
    // https://no-color.org
    ...(process.env.NO_COLOR && { color: false as const }),
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
