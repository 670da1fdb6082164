import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';

import { RECORDING } from './pictures/recording';
import { SCREENS } from './pictures/screens';

const FOLDERS = ['.', 'docs', 'docs/guide', 'src', 'bench', 'packages/hunter'];
const HOSTED = 'https://raw.githubusercontent.com/hunter-for-grafana/hunter/main/';

/** The pictures that a page shows, as files of the repository. */
function picturesOf(page: string, folder: string): string[] {
  const text = readFileSync(join(folder, page), 'utf8');
  return [...text.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, link]) =>
    link.startsWith(HOSTED) ? link.slice(HOSTED.length) : normalize(join(folder, link))
  );
}

/** What docs/plots makes: a picture for each of its histories and charts. */
function plots(): string[] {
  const code = ['histories', 'make'].map((name) => readFileSync(`docs/plots/${name}.mjs`, 'utf8')).join('\n');
  return [...code.matchAll(/(?:history|write)\(\s*'(\w+)'/g)].map(([, name]) => `docs/img/${name}.svg`);
}

const MADE = [...SCREENS.flatMap(({ files }) => files), RECORDING, ...plots()];

it('makes every picture that a page shows', () => {
  const shown = FOLDERS.flatMap((folder) =>
    readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .flatMap((page) => picturesOf(page, folder))
  );
  expect(shown.length).toBeGreaterThan(8);
  expect(shown.filter((file) => !MADE.includes(file))).toEqual([]);
});

it('makes the screenshots of the catalogue’s page', () => {
  const { screenshots } = JSON.parse(readFileSync('src/plugin.json', 'utf8')).info;
  const shown = screenshots.map(({ path }: { path: string }) => `src/${path}`);
  expect(shown.filter((file: string) => !MADE.includes(file))).toEqual([]);
});

it('has made them, and no others are kept', () => {
  const kept = ['src/img', 'docs/img', 'docs/guide/img'].flatMap((folder) =>
    readdirSync(folder).map((name) => `${folder}/${name}`)
  );
  expect(MADE.filter((file) => !existsSync(file))).toEqual([]);
  expect(kept.filter((file) => !MADE.includes(file) && file !== 'src/img/logo.svg')).toEqual([]);
});
