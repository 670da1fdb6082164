// Which room (folder) of src may import which others. What is not listed here is an error, and so is any import from a
// room that is not listed at all: a new room begins with a line in this file, and its place in the order.
import { existsSync, readdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('.', import.meta.url));

/** Files of `src/core` itself that know nothing but each other. */
const BASICS = ['bounds', 'errors', 'group-by', 'hash', 'memoize', 'recently-used', 'say'].map(
  (name) => `core/${name}.ts`
);
const CORE = [
  ...BASICS,
  'core/format.ts',
  ...['times', 'series', 'transport', 'decode', 'escape', 'graphite', 'fallout', 'runs', 'changepoint', 'query'],
  ...['compare', 'report', 'record', 'incremental', 'sources'],
].map((name) => (name.startsWith('core/') ? name : `core/${name}`));
const IDS = 'shared/plugin-ids.ts';
const TRANSLATE = 'shared/translate.ts';
const SAY = 'shared/say.ts';
const SHARED = [
  IDS,
  TRANSLATE,
  SAY,
  'shared/grafana-api',
  'shared/fields',
  'shared/triage',
  'shared/alert-rule',
  'shared/format',
];

/** Rooms from the lowest to the highest. None imports one below it in this list, so there are no circles. */
export const ROOMS = {
  'core/errors.ts': [],
  'core/bounds.ts': [],
  'core/group-by.ts': [],
  'core/memoize.ts': [],
  'core/hash.ts': [],
  'core/recently-used.ts': [],
  'core/say.ts': [],
  'core/times': [...BASICS],
  'core/transport': [...BASICS],
  'core/decode': [...BASICS],
  'core/escape': [...BASICS],
  'core/series': [...BASICS, 'core/times'],
  'core/changepoint': [...BASICS, 'core/decode'],
  'core/format.ts': ['core/say.ts', 'core/changepoint'],
  'core/graphite': [...BASICS, 'core/times', 'core/transport', 'core/decode', 'core/escape', 'core/series'],
  'core/fallout': [...BASICS, 'core/transport', 'core/decode', 'core/escape', 'core/series'],
  'core/runs': [...BASICS, 'core/times', 'core/transport', 'core/series', 'core/graphite'],
  'core/query': CORE.slice(0, CORE.indexOf('core/query')),
  'core/compare': [
    ...BASICS,
    'core/format.ts',
    'core/times',
    'core/series',
    'core/runs',
    'core/changepoint',
    'core/query',
  ],
  'core/report': CORE.slice(0, CORE.indexOf('core/report')),
  'core/record': [...BASICS, 'core/times', 'core/series', 'core/graphite', 'core/changepoint', 'core/query'],
  'core/incremental': [...BASICS, 'core/times', 'core/transport', 'core/series', 'core/graphite', 'core/runs'],
  'core/sources': [
    ...BASICS,
    'core/times',
    'core/transport',
    'core/decode',
    'core/escape',
    'core/series',
    'core/runs',
    'core/query',
  ],
  // fixtures: for tests, benches and plots only
  'core/testing': [...CORE],
  [IDS]: [],
  // above shared/translate.ts, which writes counts
  'shared/format': [],
  [TRANSLATE]: ['shared/format'],
  frames: [...CORE, IDS],
  'shared/grafana-api': [...CORE, IDS, TRANSLATE],
  'shared/fields': [...CORE, TRANSLATE],
  [SAY]: ['core/say.ts', TRANSLATE, 'shared/format'],
  'shared/triage': [...CORE, TRANSLATE, 'shared/grafana-api'],
  'shared/alert-rule': [IDS, ...CORE, TRANSLATE, 'shared/grafana-api'],
  'nested-public-path.ts': [],
  datasource: [...CORE, 'frames', ...SHARED, 'nested-public-path.ts'],
  panel: [...CORE, 'frames', ...SHARED, 'nested-public-path.ts'],
  // what a page shows of the data source and of the panel, it takes from them
  pages: [...CORE, 'frames', ...SHARED, 'datasource', 'panel', 'plugin.json'],
  cli: [...CORE],
  backend: [...CORE, 'frames'],
  'module.tsx': [...SHARED, 'pages', 'plugin.json'],
  testing: [...CORE, 'core/testing', 'frames', 'backend', 'datasource', 'pages'],
};

/** Folders whose rooms are one level below. */
const NESTED = ['core', 'shared'];

/** Every room there is, listed or not. */
export function roomsOf(src = join(ROOT, 'src')) {
  const isSource = (name) => !name.includes('.') || /\.tsx?$/.test(name);
  const below = (folder) => readdirSync(join(src, folder)).map((name) => join(folder, name));
  return readdirSync(src)
    .flatMap((name) => (NESTED.includes(name) ? below(name) : [name]))
    .filter((name) => isSource(name) && !/\.test\.tsx?$/.test(name));
}

/** The walls as lint rules, for product code. Tests may import what they test from wherever it is. */
export function walls(importX, tests) {
  const zones = roomsOf().map((room) => ({
    target: `./src/${room}`,
    from: './src',
    except: [room, ...(ROOMS[room] ?? [])].map((name) => `./${name}`),
    message: ROOMS[room]
      ? `eslint.walls.mjs says what ${room} may import.`
      : `${room} is not in eslint.walls.mjs: give it a place there.`,
  }));
  return {
    files: ['src/**/*.{ts,tsx}'],
    ignores: tests,
    plugins: { 'import-x': importX },
    rules: { 'import-x/no-restricted-paths': ['error', { zones }] },
  };
}

/** Imports of a room's own files from elsewhere, each of which lint must refuse: for the test of the walls. */
export function forbiddenImports(room) {
  const folder = existsSync(join(ROOT, 'src', room)) && /\.tsx?$/.test(room) ? join(room, '..') : room;
  return roomsOf()
    .filter((other) => other !== room && !(ROOMS[room] ?? []).includes(other))
    .flatMap((other) => {
      const file = firstFile(join(ROOT, 'src', other));
      return file ? [`import '${relative(join(ROOT, 'src', folder), file).replace(/^(?!\.)/, './')}';`] : [];
    });
}

function firstFile(path) {
  if (/\.tsx?$/.test(path)) {
    return path.replace(/\.tsx?$/, '');
  }
  const entries = readdirSync(path, { withFileTypes: true });
  const file = entries.find((entry) => entry.isFile() && /^(?!.*\.test\.).*\.tsx?$/.test(entry.name));
  if (file) {
    return join(path, file.name.replace(/\.tsx?$/, ''));
  }
  return entries.filter((entry) => entry.isDirectory()).flatMap((entry) => firstFile(join(path, entry.name)) ?? [])[0];
}
