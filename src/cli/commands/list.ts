import { Command } from 'commander';

import { HunterError } from '../../core/errors';
import { terminalJson, terminalText } from '../../core/escape/terminal';
import { decodeTests } from '../../core/fallout/api/answers';
import { testsRequest } from '../../core/fallout/api/requests';
import { loadConfig } from '../config/config';
import { connect } from '../connect';
import { formatOption, textOf } from '../option-values';
import { requireUser } from '../require-user';

export const listCommand = () =>
  new Command('list')
    .option('--user <email>', 'owner of the tests (default: the configured user)', textOf)
    .addOption(formatOption(['text', 'json']))
    .action(list);

async function list({ user, format }: { user?: string; format: string }): Promise<void> {
  const config = loadConfig();
  const owner = requireUser(user, config);
  const tests = decodeTests(await (await connect(config))(testsRequest(owner)), owner);
  if (tests.length === 0) {
    throw new HunterError('not-found', `${owner} has no tests in Fallout: check the user.`);
  }
  if (format === 'json') {
    process.stdout.write(
      `${terminalJson(
        tests.map(({ name, lastRunAt, tags }) => ({ name, lastRunAt, tags })),
        2
      )}\n`
    );
  } else {
    process.stdout.write(`${tests.map(({ name }) => terminalText(name)).join('\n')}\n`);
  }
}
