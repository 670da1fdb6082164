import type { Command } from 'commander';

/** Commands that take names of tests. */
export const TESTS = [
  'analyze',
  'regressions',
  'annotate',
  'unannotate',
  'notify',
  'issue',
  'record',
  'resolve',
  'list',
];

/** The long options of a command. */
export const flagsOf = ({ options }: Command): string[] => options.flatMap(({ long }) => long ?? []).concat('--help');

/** Options whose value is one of a few words. */
export const choicesOf = (commands: Command[]) =>
  commands.flatMap((command) =>
    command.options.flatMap(({ long, argChoices }) => (long && argChoices ? [{ command, long, argChoices }] : []))
  );
