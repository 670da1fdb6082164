import { confirm, input, password } from '@inquirer/prompts';
import { Command } from 'commander';

import { HunterError } from '../../core/errors';
import { ownerSegment } from '../../core/fallout/api/names';
import { terminalText } from '../../core/escape/terminal';
import { decodeFind, findRequest } from '../../core/graphite/find';
import { configPath, readConfig, writeConfig, type Config } from '../config/config';
import { connect } from '../connect';
import { httpTransport } from '../transport';

export const setupCommand = () =>
  new Command('setup')
    .description('Ask for the servers and the Fallout token, try them, and save them in ~/.hunter/conf.yaml')
    .action(setup);

async function setup(): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new HunterError(
      'input',
      'setup asks questions and needs a terminal; without one, set FALLOUT_URL, FALLOUT_USER, FALLOUT_OAUTH_TOKEN and GRAPHITE_URL.'
    );
  }
  const before = readConfig();
  const config = await ask(before);
  const problems = await tryOut(config);
  problems.forEach((problem) => process.stderr.write(`! ${terminalText(problem)}\n`));
  if (problems.length > 0 && !(await confirm({ message: 'Save it all the same?', default: false }))) {
    throw new HunterError('input', 'nothing was saved.');
  }
  writeConfig(config);
  process.stdout.write(`Saved in ${configPath()}, readable by you only.\n`);
}

async function ask({ fallout, graphite, ...others }: Config): Promise<Config> {
  const url = (value: string) =>
    /^https?:\/\/[^\s/]+/.test(value) || 'Enter an address such as https://fallout.example.com';
  const falloutUrl = await input({ message: 'Fallout URL:', default: fallout.url, validate: url });
  const user = await input({ message: 'Fallout user (e-mail):', default: fallout.user, validate: isEmail });
  const typed = await password({
    message: `Fallout token (the OAuth ID of your account page${fallout.token ? '; empty: keep the stored one' : '; may be empty'}):`,
    mask: false,
  });
  const graphiteUrl = await input({ message: 'Graphite URL:', default: graphite.url, validate: url });
  const token = typed.trim() || fallout.token;
  return {
    ...others,
    fallout: { ...fallout, url: falloutUrl, user, ...(token && { token }) },
    graphite: { ...graphite, url: graphiteUrl },
  };
}

function isEmail(value: string): true | string {
  try {
    ownerSegment(value);
    return true;
  } catch (error) {
    return (error as Error).message;
  }
}

/** What does not work of it, in a sentence each. */
async function tryOut(config: Config): Promise<string[]> {
  const checks = [async () => decodeFind(await httpTransport(config)(findRequest('*')), '*'), () => connect(config)];
  const results = await Promise.allSettled(checks.map((check) => check()));
  return results.flatMap((result) => (result.status === 'rejected' ? [(result.reason as Error).message] : []));
}
