import ora from 'ora';

import { loadDetector } from '../core/changepoint/detector';
import { terminalText } from '../core/escape/terminal';
import { collect, type Progress } from '../core/query/collect';
import type { HunterQueryModel } from '../core/query/model';
import type { TimeRange } from '../core/series/series';
import type { Config } from './config/config';
import { connect } from './connect';

/** Fetches and analyses a test. Shows how far it is, and warns of what could not be had. @throws HunterError */
export async function analyseTest(
  test: string,
  query: HunterQueryModel,
  range: TimeRange,
  config: Config
): Promise<Progress> {
  // Only on a terminal, and on standard error: a pipe gets the report and nothing else.
  const spinner = ora({
    text: `Looking up ${terminalText(test)}`,
    isEnabled: process.stderr.isTTY,
    isSilent: !process.stderr.isTTY,
  }).start();
  const onProgress = ({ done, total }: Progress) =>
    (spinner.text = `Reading ${terminalText(test)}: ${done} of ${total} requests`);
  try {
    const detector = await loadDetector();
    const links = { falloutUrl: config.fallout.url };
    const result = await collect(query, { send: await connect(config), range, detector, onProgress, links });
    spinner.stop();
    result.plan.notices
      .concat(result.problems.map(({ message }) => message))
      .forEach((text) => process.stderr.write(`! ${terminalText(text)}\n`));
    return result;
  } finally {
    spinner.stop();
  }
}
