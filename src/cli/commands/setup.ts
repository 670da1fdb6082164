import { confirm, input, password } from '@inquirer/prompts';
import { Command } from 'commander';

import { HunterError } from '../../core/errors';
import { terminalText } from '../../core/escape/terminal';
import { configPath, readConfig, writeConfig } from '../config/config';
import { askForServers, type Prompts } from '../setup/ask';
import { tryFallout, tryGraphite } from '../setup/try-servers';

export const setupCommand = () => new Command('setup').action(setup);

async function setup(): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new HunterError(
      'input',
      'setup asks questions and needs a terminal; without one, set FALLOUT_URL, FALLOUT_USER, FALLOUT_OAUTH_TOKEN and GRAPHITE_URL.'
    );
  }
  try {
    writeConfig(await askForServers(readConfig(), PROMPTS, { fallout: tryFallout, graphite: tryGraphite }));
  } catch (error) {
    // Ctrl+C
    throw (error as Error).name === 'ExitPromptError' ? new HunterError('input', 'nothing was saved.') : error;
  }
  process.stdout.write(`Saved in ${configPath()}, readable by you only.\n`);
}

const PROMPTS: Prompts = {
  text: input,
  secret: (question) => password({ ...question, mask: false }),
  yesOrNo: confirm,
  say: (text) => process.stderr.write(`${terminalText(text)}\n`),
};
