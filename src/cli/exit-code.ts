import { CommanderError } from 'commander';

import { HunterError } from '../core/errors';
import { DefinitionError } from '../core/fallout/definition';

/**
 * 0 done; 1 something asked for is not there or refused; 2 the call itself is wrong; 3 a server cannot be reached, or
 * cannot answer now.
 */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof DefinitionError) {
    // parameters are given with the call, all else is in the definition
    return error.kind === 'parameters' ? 2 : 1;
  }
  if (!(error instanceof HunterError)) {
    return 1;
  }
  switch (error.kind) {
    case 'input':
      return 2;
    case 'unreachable':
      return 3;
    default:
      return error.status !== undefined && isPassing(error.status) ? 3 : 1;
  }
}

/** What a server says that is overloaded, starting or broken: not about what was asked for. */
const isPassing = (status: number) => status === 429 || status >= 500;
