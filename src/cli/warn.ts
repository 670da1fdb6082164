import { terminalText } from '../core/escape/terminal';

/** Prints a warning to standard error, in a line that begins with `!`, so that it is not part of the output. */
export const warn = (text: string): void => void process.stderr.write(`! ${terminalText(text)}\n`);
