import { CommanderError } from 'commander';

import { messageOf } from '../core/errors';
import { terminalLines } from '../core/escape/terminal';
import { exitCodeOf } from './exit-code';
import { program } from './program';

/** Runs a command with the arguments behind `hunter`, and returns its exit code. */
export async function run(args: string[]): Promise<number> {
  try {
    process.exitCode = 0;
    await (await program(args)).parseAsync(args, { from: 'user' });
    return Number(process.exitCode);
  } catch (error) {
    // commander has already printed its own errors
    if (!(error instanceof CommanderError)) {
      process.stderr.write(`hunter: ${terminalLines(messageOf(error))}\n`);
    }
    return exitCodeOf(error);
  }
}
