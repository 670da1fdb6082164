import { Command } from 'commander';

import { analyzeCommand } from './commands/analyze';
import { detectCommand } from './commands/detect';
import { listCommand } from './commands/list';
import { recordCommand } from './commands/record';
import { regressionsCommand } from './commands/regressions';
import { resolveCommand } from './commands/resolve';
import { setupCommand } from './commands/setup';

declare const HUNTER_VERSION: string;

const HELP = `
Exit codes: 0 done, 1 something asked for is missing or refused, 2 the call is wrong, 3 a server cannot be reached
or cannot answer now.

Settings are in ~/.hunter/conf.yaml ("hunter setup" writes it); these environment variables override them:
FALLOUT_URL, FALLOUT_USER, FALLOUT_OAUTH_TOKEN, GRAPHITE_URL, GRAPHITE_USER, GRAPHITE_PASSWORD,
CARBON_HOST, CARBON_PORT, CARBON_PROTOCOL.`;

/** Makes the command line. It throws CommanderError instead of exiting. */
export function program(): Command {
  const hunter = new Command('hunter')
    .description('Hunts performance regressions in the Graphite series of Fallout tests.')
    .version(HUNTER_VERSION)
    .addHelpText('after', HELP)
    .showHelpAfterError('(add --help for more)');
  [setupCommand, listCommand, analyzeCommand, regressionsCommand, recordCommand, resolveCommand, detectCommand].forEach(
    (make) => hunter.addCommand(make())
  );
  hunter.helpCommand(false).addCommand(helpCommand(hunter));
  exitByError(hunter);
  return hunter;
}

/** Makes a `help` command that refuses unknown commands, for which commander's own shows the general help. */
const helpCommand = (hunter: Command) =>
  new Command('help')
    .description('Show what a command does')
    .argument('[command]', 'name of the command')
    .action((name?: string) => {
      const command = name === undefined ? hunter : hunter.commands.find((one) => one.name() === name);
      if (!command) {
        hunter.error(`error: unknown command '${name}'`, { exitCode: 2 });
      }
      command.outputHelp();
    });

function exitByError(command: Command): void {
  command.exitOverride();
  command.commands.forEach(exitByError);
}
