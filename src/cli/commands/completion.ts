import { Argument, Command } from 'commander';

import { bash } from '../completion/bash';
import { fish } from '../completion/fish';
import { zsh } from '../completion/zsh';
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
