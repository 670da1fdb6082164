import { spawnSync } from 'child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { pathToFileURL } from 'url';

it('every text has its entry in each language, with the same values, and no other text has one', () => {
  const { stderr, status } = spawnSync(process.execPath, ['scripts/locales.mjs', '--check'], { encoding: 'utf8' });
  expect(stderr).toBe('');
  expect(status).toBe(0);
});

it('keys are read from the sources as they are used', () => {
  const module = JSON.stringify(pathToFileURL('scripts/locales/keys.mjs'));
  const script = join(mkdtempSync(join(tmpdir(), 'hunter-keys-')), 'read.mjs');
  const source = `t('a.b', 'Text'); x.t('no', 'No'); <p>{t('a.n', '{{count}} days', { count: 2 })}</p>;
    say('b.n', { one: 'one run', other: '{{count}} runs' }, values)`;
  writeFileSync(
    script,
    `import { keysOfSource, nest, flatten } from ${module};
    const found = keysOfSource('x.tsx', ${JSON.stringify(source)});
    console.log(JSON.stringify([found, flatten(nest(Object.fromEntries(found)))]));
    console.log(JSON.stringify(keysOfSource('x.ts', 'const f = <T>(a: T) => a; t("a.c", "Behind");')));
    keysOfSource('x.tsx', 't(name, "Text")');`
  );
  const { stdout, stderr } = spawnSync(process.execPath, [script], { encoding: 'utf8' });
  const texts = {
    'a.b': 'Text',
    'a.n_one': '{{count}} days',
    'a.n_other': '{{count}} days',
    'b.n_one': 'one run',
    'b.n_other': '{{count}} runs',
  };
  const [found, behindGenerics] = stdout.trim().split('\n');
  expect(JSON.parse(found)).toEqual([Object.entries(texts), texts]);
  expect(JSON.parse(behindGenerics)).toEqual([['a.c', 'Behind']]);
  expect(stderr).toContain('x.tsx:1: t() needs a key and a text that are written out.');
});

it.each([
  ['.', 'hunter-changepoints-app'],
  ['panel', 'hunter-changepoints-panel'],
])('%s names its languages, so that Grafana looks for them', (folder, id) => {
  const { languages } = JSON.parse(readFileSync(join('src', folder, 'plugin.json'), 'utf8'));
  expect(languages).toEqual(['en-US', 'de-DE']);
  languages.forEach((language: string) =>
    expect(readFileSync(join('src', folder, 'locales', language, `${id}.json`), 'utf8')).toContain('"triage"')
  );
});
