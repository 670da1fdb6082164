import { execFileSync } from 'child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';

import app from '../src/plugin.json';

const before = app.id.replace(/-app$/, '');
let folder: string;

const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
const read = (file: string) => readFileSync(join(folder, file), 'utf8');
const rename = (...args: string[]) =>
  execFileSync(process.execPath, ['scripts/rename-plugins.mjs', ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: 'pipe',
  });

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hunter-rename-'));
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    encoding: 'utf8',
  });
  files
    .split('\0')
    .filter(Boolean)
    .forEach((file) => cpSync(file, join(folder, file)));
  git('init', '--quiet');
  git('add', '--all');
  rename('acme-slowdowns');
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

it('all three plugins get the new name, and the backend too', () => {
  const id = (file: string) => JSON.parse(read(file)).id;
  expect(['src/plugin.json', 'src/datasource/plugin.json', 'src/panel/plugin.json'].map(id)).toEqual([
    'acme-slowdowns-app',
    'acme-slowdowns-datasource',
    'acme-slowdowns-panel',
  ]);
  expect(JSON.parse(read('src/datasource/plugin.json')).executable).toBe('gpx_acme_slowdowns');
  expect(JSON.parse(read('src/locales/de-DE/acme-slowdowns-app.json'))).toBeTruthy();
});

it('nothing has the old name', () => {
  git('add', '--all');
  const left = new RegExp(`${before}|${before.replace(/-/g, '_')}`);
  const names = git('ls-files').split('\n');
  expect(names.filter((name) => left.test(name))).toEqual([]);
  expect(names.filter((name) => name !== '' && left.test(read(name)))).toEqual([]);
});

it('pictures stay as they are', () => {
  expect(readFileSync(join(folder, 'src/img/card.png'))).toEqual(readFileSync('src/img/card.png'));
});

it.each([[[]], [['Acme']], [['acme']]])('%j is no name', (args) => {
  expect(() => rename(...args)).toThrow(/Usage/);
});
