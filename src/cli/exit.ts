import { CommanderError } from 'commander';

import { HunterError } from '../core/errors';
import { DefinitionError } from '../core/fallout/definition';

/** 0 done; 1 something asked for is not there or refused; 2 the call itself is wrong; 3 a server cannot be reached. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof DefinitionError) {
    return 1;
  }
  if (error instanceof HunterError) {
    return error.kind === 'input' ? 2 : error.kind === 'unreachable' ? 3 : 1;
  }
  return 1;
}
