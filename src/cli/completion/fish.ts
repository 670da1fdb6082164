import type { Command, Option } from 'commander';

import { TESTS } from './options';

const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

export const fish = (commands: Command[]) =>
  [
    '# fish completion for hunter',
    ...commands.map(
      (one) => `complete -c hunter -n __fish_use_subcommand -f -a ${one.name()} -d ${quote(one.description())}`
    ),
    ...commands.flatMap((one) => one.options.flatMap((option) => fishOption(one, option))),
    `complete -c hunter -n '__fish_seen_subcommand_from ${TESTS.join(' ')}' -a '(hunter list 2>/dev/null </dev/null)'`,
  ].join('\n');

function fishOption(command: Command, { long, argChoices, description, required }: Option): string[] {
  if (!long) {
    return [];
  }
  const value = argChoices ? `-x -a ${quote(argChoices.join(' '))}` : required ? '-r' : '';
  return [
    `complete -c hunter -n '__fish_seen_subcommand_from ${command.name()}' -l ${long.slice(2)} ${value} -d ${quote(description)}`,
  ];
}
