import type { Command } from 'commander';

import { choicesOf, TESTS } from './options';

const quote = (text: string) => `'${text.replaceAll("'", `'\\''`)}'`;

/** An item of a list that zsh shows: a word, and what it means. */
const item = (word: string, meaning: string) => quote(`${word.replaceAll(':', '\\:')}:${meaning}`);

const optionsOf = ({ options }: Command) => [
  ...options.flatMap(({ long, description }) => (long ? [item(long, description)] : [])),
  item('--help', 'what the command does'),
];

/** A script for a folder of `fpath`, which can also be sourced. Tests and groups come from the settings where it runs. */
export const zsh = (commands: Command[]): string => `#compdef hunter
# zsh completion for hunter
_hunter() {
  local command=$words[2] previous=$words[CURRENT-1]
  local -a items
  if (( CURRENT == 2 )); then
    items=(
${commands.map((one) => `      ${item(one.name(), one.description())}`).join('\n')}
    )
    _describe command items
    return
  fi
  case "$command $previous" in
${choicesOf(commands)
  .map(
    ({ command, long, argChoices }) => `    "${command.name()} ${long}") compadd -- ${argChoices.join(' ')}; return ;;`
  )
  .join('\n')}
  esac
  if [[ $words[CURRENT] == -* ]]; then
    case $command in
${commands.map((one) => `      ${one.name()}) items=(${optionsOf(one).join(' ')}) ;;`).join('\n')}
    esac
    _describe option items
    return
  fi
  case $command in
    ${TESTS.join('|')}) compadd -- \${(f)"$(hunter list 2>/dev/null </dev/null)"} ;;
  esac
  _files
}
# zsh runs the file itself for the first completion, if it found it in fpath
if [[ $funcstack[1] == _hunter ]]; then
  _hunter "$@"
else
  compdef _hunter hunter
fi`;
