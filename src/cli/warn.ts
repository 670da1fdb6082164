import { terminalText } from '../core/escape/terminal';

/** Warnings are no part of the answer: a line each on standard error, which begins with `!`. */
export const warn = (text: string): void => void process.stderr.write(`! ${terminalText(text)}\n`);
