import { Command } from 'commander';
import { createHash } from 'node:crypto';

import { terminalJson, terminalLines } from '../../core/escape/terminal';
import { issueOf } from '../../core/report/issue-text';
import { analyseNamed, onlyClear, withNamed, type NamedOptions } from '../analyse-named';
import { formatOption, textOf } from '../option-values';
import { reportFailures } from '../report-failures';

interface Options extends NamedOptions {
  format: 'markdown' | 'json';
  key?: string;
}

export const issueCommand = () =>
  withNamed(new Command('issue'))
    .option('--key <text>', 'what tells this issue from others (default: made of the names of the tests)', keyOf)
    .addOption(formatOption(['markdown', 'json']))
    .action(issue)
    .addHelpText(
      'after',
      '\nThe first line of the text is a marker, the same for the same tests: docs/ci.md has a script that updates the issue\nwith it, opens one if there is none, and closes it when nothing is left.\n\nExample:\n  hunter issue --all --format json'
    );

async function issue(names: string[], options: Options, command: Command): Promise<void> {
  const { tests, failed } = await analyseNamed(names, options, command);
  if (tests.length > 0) {
    const found = issueOf(onlyClear(tests), options.key ?? hashOf(tests.map(({ test }) => test)));
    process.stdout.write(options.format === 'json' ? `${terminalJson(found, 2)}\n` : terminalLines(`${found.body}\n`));
  }
  reportFailures(failed, false);
}

const hashOf = (names: string[]) =>
  createHash('sha256')
    .update([...names].sort().join('\n'))
    .digest('hex')
    .slice(0, 12);

/** A key stands in a comment of HTML. */
const keyOf = (text: string) =>
  textOf(text)
    .replace(/[^\w.:/-]+/g, '-')
    .replace(/--+/g, '-');
