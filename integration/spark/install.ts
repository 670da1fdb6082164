import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const VERSION = '3.5.5';
const HOME = join(process.cwd(), '.cache', `pyspark-${VERSION}`);

/** The reason why Spark cannot run on this machine; undefined if it can. */
export function missingForSpark(): string | undefined {
  const java = spawnSync('java', ['-version'], { encoding: 'utf8' });
  const version = Number(/version "(\d+)/.exec(java.stderr ?? '')?.[1]);
  if (!(version >= 8)) {
    return 'Spark needs Java 8, 11 or 17 (java).';
  }
  return findPython() ? undefined : 'Spark needs Python 3.8 to 3.12 with venv and pip.';
}

/** Path of a Python with PySpark, in a virtual environment that is made when it is not there yet (320 MB). */
export function installSpark(): string {
  const python = join(HOME, 'bin', 'python');
  const done = join(HOME, 'installed');
  if (!existsSync(done)) {
    rmSync(HOME, { recursive: true, force: true });
    run(findPython()!, ['-m', 'venv', HOME]);
    // setuptools brings distutils, which Python 3.12 no longer has
    run(python, ['-m', 'pip', 'install', '--quiet', 'setuptools', `pyspark==${VERSION}`]);
    writeFileSync(done, '');
  }
  return python;
}

function findPython(): string | undefined {
  const wanted = 'import sys, venv, ensurepip; sys.exit(not (3, 8) <= sys.version_info[:2] <= (3, 12))';
  const names = ['python3.11', 'python3', 'python3.12', 'python3.10', 'python3.9', '/usr/bin/python3'];
  return names.find((name) => spawnSync(name, ['-c', wanted], { stdio: 'ignore' }).status === 0);
}

function run(command: string, args: string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' });
  if (status !== 0) {
    throw new Error(`${command} ${args.join(' ')} failed:\n${stdout}\n${stderr}`);
  }
}
