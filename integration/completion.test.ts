import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { hunter } from './hunter';

const folder = mkdtempSync(join(tmpdir(), 'hunter-completion-'));
const SETTINGS = 'tests: {load: {file: a.csv}, list-all: {file: b.csv}}';

/** What bash offers for the last of some words, with tests "load" and "list-all" in the settings. */
function offered(script: string, words: string[]): string[] {
  writeFileSync(join(folder, 'hunter.yaml'), SETTINGS);
  const text = `
hunter() { "${process.execPath}" "${join(process.cwd(), 'bin/hunter.js')}" "$@"; }
${script}
COMP_WORDS=(hunter ${words.map((word) => `'${word}'`).join(' ')}); COMP_CWORD=${words.length}
_hunter
printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', text], { cwd: folder, encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.trim().split('\n');
}

it.each<[string, string[], string[]]>([
  ['commands', ['an'], ['analyze', 'annotate']],
  ['values', ['analyze', '--format', 'j'], ['json', 'junit']],
  ['options', ['issue', '--key'], ['--key']],
  ['tests of the settings', ['analyze', 'lo'], ['load']],
])('bash completes %s', async (_, words, expected) =>
  expect(offered((await hunter(['completion', 'bash'])).stdout, words)).toEqual(expected)
);

const CASES: Array<[what: string, words: string, expected: string[], never: string[]]> = [
  ['commands', 'an', ['analyze', 'annotate'], ['notify']],
  ['values', 'analyze --format j', ['json', 'junit'], ['text']],
  ['options', 'issue --ke', ['--key'], ['--all']],
  ['tests of the settings', 'analyze lo', ['load'], ['list-all']],
];

/** A shell that runs a script with hunter as a command, in a folder with settings; undefined if it is not installed. */
function shellOf(shell: 'zsh' | 'fish') {
  if (spawnSync(shell, ['--version']).status !== 0) {
    process.stderr.write(`The tests of completion in ${shell} are skipped: ${shell} is not installed.\n`);
    return undefined;
  }
  const bin = mkdtempSync(join(tmpdir(), 'hunter-bin-'));
  const program = `#!/bin/sh\nexec "${process.execPath}" "${join(process.cwd(), 'bin/hunter.js')}" "$@"\n`;
  writeFileSync(join(bin, 'hunter'), program, { mode: 0o755 });
  writeFileSync(join(folder, 'hunter.yaml'), SETTINGS);
  const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, HOME: bin };
  return (script: string) => {
    const { stdout, stderr } = spawnSync(shell, ['-c', script], { cwd: folder, encoding: 'utf8', env });
    expect(stderr).toBe('');
    return stdout.trim().split('\n');
  };
}

const fish = shellOf('fish');
const zsh = shellOf('zsh');

it.each(['zsh', 'fish'])('there is a script for %s', async (shell) =>
  expect(await hunter(['completion', shell])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('annotate') as string,
  })
);

(fish ? it : it.skip).each(CASES)('fish completes %s', async (_, words, expected, never) => {
  const script = (await hunter(['completion', 'fish'])).stdout;
  const offered = fish!(`${script}\ncomplete -C 'hunter ${words}'`).map((line) => line.split('\t')[0]);
  expect(offered).toEqual(expect.arrayContaining(expected));
  never.forEach((word) => expect(offered).not.toContain(word));
});

// without a terminal there is no editor of lines in zsh: what it would be told is printed
(zsh ? it : it.skip).each(CASES)('zsh completes %s', async (_, words, expected) => {
  const script = (await hunter(['completion', 'zsh'])).stdout;
  const list = words.split(' ');
  const offered = zsh!(`
compdef() { [[ "$*" == '_hunter hunter' ]] || print -u2 "compdef $*" }
_describe() { print -rl -- \${(P)2} }
compadd() { print -rl -- "\${@:2}" }
_files() { :; }
${script}
words=(hunter ${list.map((word) => `'${word}'`).join(' ')}); CURRENT=${list.length + 1}
_hunter`).map((line) => line.replace(/:.*/, ''));
  expect(offered).toEqual(expect.arrayContaining(expected));
});

it('the manual has a section for each command, in ASCII', async () => {
  const { code, stdout } = await hunter(['manual']);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^\.TH HUNTER 1/)]);
  expect(stdout).toMatch(/^\.SS analyze/m);

  expect(stdout).toMatch(/^[\x00-\x7f]*$/);
});

it('help ends with a call that can be copied', async () =>
  expect((await hunter(['help', 'regressions'])).stdout).toContain('Examples:\n  hunter regressions read --baseline'));
