import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Runs a script of this folder in a virtual environment with these packages; undefined where they do not install. */
export function python(packages: string[], script: string, input: string, args: string[] = []): string | undefined {
  const folder = join('.cache', 'bench', packages.join('+'));
  const bin = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin');
  const marker = join(folder, 'installed');
  if (!existsSync(marker)) {
    process.stderr.write(`Installing ${packages.join(', ')}…\n`);
    const steps: Array<[string, string[]]> = [
      ['python3', ['-m', 'venv', folder]],
      [join(bin, 'python'), ['-m', 'pip', 'install', '--quiet', ...packages]],
      [join(bin, 'python'), ['-c', `open(${JSON.stringify(marker)}, 'w')`]],
    ];
    if (steps.some(([command, args]) => spawnSync(command, args, { stdio: 'inherit' }).status !== 0)) {
      return undefined;
    }
  }
  const { status, stdout } = spawnSync(join(bin, 'python'), [join('bench', 'python', script), ...args], {
    input,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
    stdio: ['pipe', 'pipe', 'inherit'],
    env: { ...process.env, OMP_NUM_THREADS: '1', OPENBLAS_NUM_THREADS: '1' },
  });
  return status === 0 ? stdout : undefined;
}

export const OTAVA = ['apache-otava==0.8.0'];
