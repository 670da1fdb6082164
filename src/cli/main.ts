import { CommanderError } from 'commander';

import { messageOf } from '../core/errors';
import { terminalLines } from '../core/escape/terminal';
import { exitCodeOf } from './exit';
import { program } from './program';

async function main(): Promise<void> {
  try {
    await program().parseAsync();
  } catch (error) {
    // commander has already said what is wrong with the arguments
    if (!(error instanceof CommanderError)) {
      process.stderr.write(`hunter: ${terminalLines(messageOf(error))}\n`);
    }
    process.exitCode = exitCodeOf(error);
  }
}

// A reader that has seen enough (`hunter analyze … | head`) is no error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

void main();
