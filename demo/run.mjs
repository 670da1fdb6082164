// Starts the demo on a fresh clone: installs and builds what is missing. Needs nothing but Node.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));

function run(command, args, what) {
  process.stderr.write(`${what}…\n`);
  const { status } = spawnSync(command, args, { stdio: ['ignore', 2, 'inherit'], shell: process.platform === 'win32' });
  if (status !== 0) {
    process.stderr.write(`demo: ${what} failed.\n`);
    process.exit(1);
  }
}

if (!existsSync('node_modules/.package-lock.json')) {
  run('npm', ['ci', '--no-audit', '--no-fund'], 'Installing packages (once, about a minute)');
}
run(process.execPath, ['scripts/build-kernel.mjs'], 'Building the kernel');
run(process.execPath, ['scripts/build-cli.mjs'], 'Building the command line');
run(process.execPath, ['scripts/build-workbench.mjs'], 'Building the page');

const { status } = spawnSync(process.execPath, ['build/demo/main.mjs', ...process.argv.slice(2)], { stdio: 'inherit' });
process.exit(status ?? 1);
