import { Argument, Command, type Option } from 'commander';

import { allCommands } from '../program';

export const completionCommand = () =>
  new Command('completion')
    .addArgument(new Argument('<shell>', 'the shell').choices(['bash', 'zsh', 'fish']))
    .action(completion)
    .addHelpText(
      'after',
      `
Examples:
  hunter completion bash > ~/.local/share/bash-completion/completions/hunter
  hunter completion zsh > ~/.zfunc/_hunter
  hunter completion fish > ~/.config/fish/completions/hunter.fish`
    );

async function completion(shell: 'bash' | 'zsh' | 'fish'): Promise<void> {
  const [, ...commands] = await allCommands();
  process.stdout.write(`${{ bash, zsh, fish }[shell](commands)}\n`);
}

const flagsOf = ({ options }: Command) => options.flatMap(({ long }) => long ?? []).concat('--help');

/** Options whose value is one of a few words. */
const choicesOf = (commands: Command[]) =>
  commands.flatMap((command) =>
    command.options.flatMap(({ long, argChoices }) => (long && argChoices ? [{ command, long, argChoices }] : []))
  );

/** Tests and groups come from the settings where the command runs. */
const bash = (commands: Command[]) => `# bash completion for hunter
_hunter() {
  local word=\${COMP_WORDS[COMP_CWORD]} previous=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]}
  COMPREPLY=()
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W "${commands.map((one) => one.name()).join(' ')} --help --version" -- "$word"))
    return
  fi
  case "$command $previous" in
${choicesOf(commands)
  .map(
    ({ command, long, argChoices }) =>
      `    "${command.name()} ${long}") COMPREPLY=($(compgen -W "${argChoices.join(' ')}" -- "$word")); return ;;`
  )
  .join('\n')}
  esac
  if [[ $word == -* ]]; then
    case "$command" in
${commands.map((one) => `      ${one.name()}) COMPREPLY=($(compgen -W "${flagsOf(one).join(' ')}" -- "$word")) ;;`).join('\n')}
    esac
    return
  fi
  case "$command" in
    ${TESTS.join('|')}) COMPREPLY=($(compgen -W "$(hunter list 2>/dev/null </dev/null)" -- "$word")) ;;
  esac
  COMPREPLY+=($(compgen -f -- "$word"))
}
complete -o filenames -F _hunter hunter`;

const zsh = (commands: Command[]) => `#compdef hunter
# zsh completion for hunter, by way of that for bash
autoload -U +X bashcompinit && bashcompinit
${bash(commands)}`;

/** Commands that take names of tests. */
const TESTS = ['analyze', 'regressions', 'annotate', 'unannotate', 'notify', 'issue', 'record', 'resolve', 'list'];

const quote = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;

const fish = (commands: Command[]) =>
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
