import ora from 'ora';

import { loadDetector } from '../core/changepoint/detector';
import { HunterError } from '../core/errors';
import { terminalText } from '../core/escape/terminal';
import { collect, type Progress } from '../core/query/collect';
import type { HunterQueryModel } from '../core/query/model';
import { prepareQuery } from '../core/query/prepare';
import type { TimeRange } from '../core/series/series';
import type { Config } from './config/config';
import { connect } from './connect';
import { unmatchedNames } from './unmatched-names';
import { warn } from './warn';

/**
 * Fetches and analyses a test. Shows the progress, and prints warnings for targets that failed.
 *
 * @throws HunterError for other failures, and if there are no series at all: that must not look like "no changes"
 */
export async function analyseTest(
  test: string,
  stored: HunterQueryModel,
  range: TimeRange,
  config: Config
): Promise<Progress> {
  // Show progress only on a terminal, and on standard error, so that a pipe gets nothing but the report. A terminal of 0
  // columns would show a new line for each update.
  const isShown = process.stderr.isTTY && process.stderr.columns > 0;
  const spinner = ora({
    text: `Looking up ${terminalText(test)}`,
    isEnabled: isShown,
    isSilent: !isShown,
  }).start();
  const onProgress = ({ done, total }: Progress) =>
    (spinner.text = `Reading ${terminalText(test)}: ${done} of ${total} requests`);
  try {
    const detector = await loadDetector();
    const { query, ...settings } = prepareQuery(stored, { falloutUrl: config.fallout.url });
    const result = await collect(query, { ...settings, send: await connect(config), range, detector, onProgress });
    spinner.stop();
    const { plan, problems, unknown, analyses } = result;
    const messages = [...plan.notices, ...[...unknown, ...problems].map(({ message }) => message)];
    if (analyses.length === 0) {
      throw new HunterError(
        'empty',
        messages.join(' ') || `Test "${test}" has no series, so there is nothing to analyse.`
      );
    }
    [...messages, ...unmatchedNames(stored, analyses)].forEach(warn);
    return result;
  } finally {
    spinner.stop();
  }
}
