import { markdownText } from '../core/escape/markdown';
import { terminalText } from '../core/escape/terminal';

/** Writes tests one below the other, each under a heading if several were asked for. */
export const underHeadings = <T extends { test: string }>(
  tests: T[],
  several: boolean,
  heading: (test: string) => string,
  write: (test: T) => string
): string => tests.map((one) => (several ? `${heading(one.test)}\n\n${write(one)}` : write(one))).join('\n\n');

export const markdownHeading = (test: string): string => `### ${markdownText(test)}`;

export function textHeading(test: string): string {
  const name = terminalText(test);
  return `${name}\n${'='.repeat(Math.min(name.length, terminalWidth()))}`;
}

/** Returns the width of the terminal in characters; without a terminal, or if it is unknown, enough for most tables. */
export const terminalWidth = (): number =>
  process.stdout.isTTY && process.stdout.columns > 0 ? process.stdout.columns : 120;
