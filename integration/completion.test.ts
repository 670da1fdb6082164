import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { hunter } from './hunter';

const folder = mkdtempSync(join(tmpdir(), 'hunter-completion-'));

/** What bash offers for the last of some words, with tests "load" and "list-all" in the settings. */
function offered(script: string, words: string[]): string[] {
  writeFileSync(join(folder, 'hunter.yaml'), 'tests: {load: {file: a.csv}, list-all: {file: b.csv}}');
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

it.each(['zsh', 'fish'])('there is a script for %s', async (shell) =>
  expect(await hunter(['completion', shell])).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('annotate') as string,
  })
);

it('the manual has a section for each command, in ASCII', async () => {
  const { code, stdout } = await hunter(['manual']);
  expect([code, stdout]).toEqual([0, expect.stringMatching(/^\.TH HUNTER 1/)]);
  expect(stdout).toMatch(/^\.SS analyze/m);

  expect(stdout).toMatch(/^[\x00-\x7f]*$/);
});

it('help ends with a call that can be copied', async () =>
  expect((await hunter(['help', 'regressions'])).stdout).toContain('Examples:\n  hunter regressions read --baseline'));
