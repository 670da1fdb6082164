import type { Command } from 'commander';

import { choicesOf, flagsOf, TESTS } from './options';

/** Tests and groups come from the settings where the command runs. */
export const bash = (commands: Command[]) => `# bash completion for hunter
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
