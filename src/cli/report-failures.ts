import { messageOf } from '../core/errors';
import { terminalLines, terminalText } from '../core/escape/terminal';
import { exitCodeOf } from './exit-code';
import { FOUND } from './fail-on';

/**
 * Prints the errors of tests that failed beside others that did not, and sets the exit code: changes that were found
 * come first, because a repeated call would find them again; then the most serious error.
 */
export function reportFailures(failed: Failed[], found: boolean): void {
  for (const { test, error } of failed) {
    process.stderr.write(`hunter: ${terminalText(test)}: ${terminalLines(messageOf(error))}\n`);
  }
  // 3 says that a repetition may help: only if that is so for all of them
  const worst = Math.min(...failed.map(({ error }) => exitCodeOf(error)));
  process.exitCode = found ? FOUND : failed.length > 0 ? worst : 0;
}

/** A test that failed. */
export interface Failed {
  test: string;
  error: unknown;
}

/** The tests that failed. @throws the error, if that is all that was asked for */
export function failedOf(outcomes: Array<{ test: string } | Failed>): Failed[] {
  const failed = outcomes.flatMap((outcome) => ('error' in outcome ? [outcome] : []));
  if (failed.length === 1 && outcomes.length === 1) {
    throw failed[0].error;
  }
  return failed;
}
