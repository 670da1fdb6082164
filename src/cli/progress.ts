import ora from 'ora';

import { terminalText } from '../core/escape/terminal';
import { formatWithUnit } from '../core/report/with-unit';
import { warn } from './warn';

/** Fewest tests from which a rate can be told. */
const FEWEST = 4;

/** `, 12.5 a second, 48 s left`; nothing as long as that is not known. */
export function remainingTime(done: number, total: number, ms: number): string {
  const rate = (done / ms) * 1000;
  return done < FEWEST || ms < 1000
    ? ''
    : `, ${rate.toPrecision(2)} a second, ${formatWithUnit(Math.ceil((total - done) / rate), 's')} left`;
}

/** Shows the progress of work, and prints the warnings of its results when it is done. */
export async function withProgress<T extends { warnings: string[] }>(
  first: string,
  work: (show: (text: string) => void) => Promise<T[]>
): Promise<T[]> {
  // Only on a terminal, and on standard error, so that a pipe gets nothing but the report. A terminal of 0 columns would
  // show a new line for each update.
  const isShown = process.stderr.isTTY && process.stderr.columns > 0;
  const spinner = ora({
    text: `Looking up ${terminalText(first)}`,
    isEnabled: isShown,
    // it would read what is typed, Ctrl-C too, and pass that on only between two pieces of work
    discardStdin: false,
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
