import { CommanderError } from 'commander';

import { HunterError } from '../core/errors';
import { DefinitionError } from '../core/fallout/definition/error';

/**
 * Returns the exit code: 0 for success; 1 if something is missing or refused; 2 for wrong arguments; 3 if a server
 * cannot be reached or cannot answer now, so that a retry may succeed.
 */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) {
    return error.exitCode === 0 ? 0 : 2;
  }
  if (error instanceof DefinitionError) {
    // parameters are arguments of the command; all other errors are in the definition
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
      return error.status !== undefined && isTransient(error.status) ? 3 : 1;
  }
}

/** True for statuses of a server that is overloaded, starting or broken: the request itself may be fine. */
const isTransient = (status: number) => status === 429 || status >= 500;
