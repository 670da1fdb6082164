import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const VERSION = '1.1.10';
const HOME = join(process.cwd(), '.cache', `graphite-${VERSION}`);

/** Path of a Python that can import Graphite, in a virtual environment that is made when it is not there yet. */
export function installGraphite(): string {
  const python = join(HOME, 'bin', 'python');
  const done = join(HOME, 'installed');
  if (!existsSync(done)) {
    rmSync(HOME, { recursive: true, force: true });
    run(findPython(), ['-m', 'venv', HOME]);
    run(python, [
      '-m',
      'pip',
      'install',
      '--quiet',
      ...['whisper', 'carbon', 'graphite-web'].map((name) => `${name}==${VERSION}`),
    ]);
    writeFileSync(done, '');
  }
  return python;
}

/** Graphite's packages build with Python 3.8 to 3.11: later ones lack what their set-up scripts use. */
function findPython(): string {
  const wanted = 'import sys, venv, ensurepip; sys.exit(not (3, 8) <= sys.version_info[:2] <= (3, 11))';
  const found = ['python3.11', 'python3', 'python3.10', 'python3.9', 'python3.8', '/usr/bin/python3'].find(
    (name) => spawnSync(name, ['-c', wanted], { stdio: 'ignore' }).status === 0
  );
  if (!found) {
    throw new Error('The integration tests run a real Graphite, which needs Python 3.8 to 3.11 with venv and pip.');
  }
  return found;
}

function run(command: string, args: string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
  }
}
