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
 * Fetches and analyses a test. Shows how far it is, and warns of what could not be had.
 *
 * @throws HunterError also where no series was found at all: nothing looked at is not nothing found
 */
export async function analyseTest(
  test: string,
  asked: HunterQueryModel,
  range: TimeRange,
  config: Config
): Promise<Progress> {
  // Only on a terminal, and on standard error: a pipe gets the report and nothing else. One that is 0 columns wide would
  // get a line for each drawing.
  const hasRoom = process.stderr.isTTY && process.stderr.columns > 0;
  const spinner = ora({
    text: `Looking up ${terminalText(test)}`,
    isEnabled: hasRoom,
    isSilent: !hasRoom,
  }).start();
  const onProgress = ({ done, total }: Progress) =>
    (spinner.text = `Reading ${terminalText(test)}: ${done} of ${total} requests`);
  try {
    const detector = await loadDetector();
    const { query, ...settings } = prepareQuery(asked, { falloutUrl: config.fallout.url });
    const result = await collect(query, { ...settings, send: await connect(config), range, detector, onProgress });
    spinner.stop();
    const { plan, problems, unknown, analyses } = result;
    const said = [...plan.notices, ...[...unknown, ...problems].map(({ message }) => message)];
    if (analyses.length === 0) {
      throw new HunterError('empty', said.join(' ') || `Nothing was looked at: test "${test}" has no series.`);
    }
    [...said, ...unmatchedNames(asked, analyses)].forEach(warn);
    return result;
  } finally {
    spinner.stop();
  }
}
