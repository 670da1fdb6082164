import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the command line as a user would, with nothing but the given settings. */
export function hunter(args: string[], environment: Record<string, string> = {}, input = ''): Promise<Ended> {
  const home = mkdtempSync(join(tmpdir(), 'hunter-home-'));
  const child = spawn(process.execPath, ['bin/hunter.js', ...args], {
    env: { PATH: process.env.PATH ?? '', HOME: home, ...environment },
  });
  const ended: Ended = { code: null, stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (ended.stdout += chunk));
  child.stderr.on('data', (chunk) => (ended.stderr += chunk));
  child.stdin.end(input);
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ended, code })));
}
