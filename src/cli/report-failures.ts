import { messageOf } from '../core/errors';
import { terminalLines, terminalText } from '../core/escape/terminal';
import { exitCodeOf } from './exit-code';
import { FOUND } from './fail-on';

/**
 * Prints the errors of tests that failed beside others that did not, and sets the exit code: changes that were found
 * come first, because a repeated call would find them again; then the most serious error.
 */
export function reportFailures(failed: Array<{ test: string; error: unknown }>, found: boolean): void {
  for (const { test, error } of failed) {
    process.stderr.write(`hunter: ${terminalText(test)}: ${terminalLines(messageOf(error))}\n`);
  }
  // 3 says that a repetition may help: only if that is so for all of them
  const worst = Math.min(...failed.map(({ error }) => exitCodeOf(error)));
  process.exitCode = found ? FOUND : failed.length > 0 ? worst : 0;
}
