import { Command } from 'commander';

import { decodeTests } from '../../core/fallout/api/answers';
import { testsRequest } from '../../core/fallout/api/requests';
import { terminalJson, terminalText } from '../../core/escape/terminal';
import { loadConfig } from '../config/config';
import { connect } from '../connect';
import { requireUser } from '../user';

export const listCommand = () =>
  new Command('list')
    .description("List a user's Fallout tests")
    .option('--user <email>', 'owner of the tests (default: the configured user)')
    .option('--format <format>', 'text or json', 'text')
    .action(list);

async function list({ user, format }: { user?: string; format: string }): Promise<void> {
  const config = loadConfig();
  const owner = requireUser(user, config);
  const tests = decodeTests(await (await connect(config))(testsRequest(owner)), owner);
  if (format === 'json') {
    process.stdout.write(
      `${terminalJson(
        tests.map(({ name, lastRunAt, tags }) => ({ name, lastRunAt, tags })),
        2
      )}\n`
    );
  } else if (tests.length > 0) {
    process.stdout.write(`${tests.map(({ name }) => terminalText(name)).join('\n')}\n`);
  } else {
    process.stderr.write(`${owner} has no tests in Fallout.\n`);
  }
}
