import { chmodSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { checkSettings } from './check-settings';
import { loadConfig, readConfig } from './config';

function file(text: string, mode = 0o600): string {
  const path = join(mkdtempSync(join(tmpdir(), 'hunter-')), 'conf.yaml');
  writeFileSync(path, text);
  chmodSync(path, mode);
  return path;
}

it.each([
  ['falout: {url: http://x}', 'a section "falout", which is not known: "fallout" is'],
  ['Fallout: {}', 'a section "Fallout", which is not known: "fallout" is'],
  ['grahpite: {}', '"graphite" is'],
  ['carbn: {}', '"carbon" is'],
  ['fallout: {tokn: x}', '"tokn" in section "fallout", which is not known: "token" is'],
  ['fallout: {oauth: x}', 'it has "url", "user", "token"'],
  ['graphite: {uri: x}', '"url" is'],
  ['graphite: {token: x}', 'it has "url", "user", "password"'],
  ['carbon: {hsot: x}', '"host" is'],
  ['carbon: {protcol: x}', '"protocol" is'],
])('%s is told', (text, said) => {
  const warnings: string[] = [];
  readConfig(file(text), (warning) => warnings.push(warning));
  expect(warnings).toEqual([expect.stringContaining(said)]);
});

it.each([
  ['fallout: http://x', 'has a string as "fallout", in place of a map with "url", "user", "token"'],
  ['fallout: [url]', 'has a list as "fallout"'],
  ['graphite: 5', 'has a number as "graphite"'],
  ['graphite: {url: [x]}', 'has a list as "graphite.url", in place of a text'],
  ['fallout: {token: {a: b}}', 'has a map as "fallout.token"'],
  ['just text', 'holds a string in place of sections'],
  ['[a]', 'holds a list in place of sections'],
])('%s cannot be used', (text, said) => {
  expect(() => readConfig(file(text), () => undefined)).toThrow(said);
});

it('what is fine, and what is others’, is no matter', () => {
  const text = 'fallout: {url: http://f, user: u, token: t}\ngraphite: {url: http://g}\ncarbon:\ngrafana: {url: x}\n';
  const warnings: string[] = [];
  expect(readConfig(file(`\ufeff${text}`), (warning) => warnings.push(warning))).toMatchObject({
    fallout: { url: 'http://f', token: 't' },
  });
  expect(warnings).toEqual([]);
  expect(checkSettings(null, 'x')).toEqual([]);
});

it('a file with a secret that others could read is told and mended', () => {
  for (const text of ['fallout: {token: my-own}', 'graphite: {password: my-own}']) {
    const path = file(text, 0o644);
    const warnings: string[] = [];
    readConfig(path, (warning) => warnings.push(warning));
    expect(warnings).toEqual([expect.stringContaining('could be read by others (mode 644): now only by you.')]);
    expect(warnings.join()).not.toContain('my-own');
    expect(statSync(path).mode & 0o777).toBe(0o600);
  }
  const open = file('fallout: {url: http://f}', 0o644);
  readConfig(open, () => {
    throw new Error('no secret, no warning');
  });
  expect(statSync(open).mode & 0o777).toBe(0o644);
});

it('a line break behind a value of the environment is none of it', () => {
  expect(loadConfig({ FALLOUT_OAUTH_TOKEN: 'token\n', FALLOUT_USER: ' ' }, file('fallout: {user: u}'))).toMatchObject({
    fallout: { token: 'token', user: 'u' },
  });
});
