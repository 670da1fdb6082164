// Checks that the plugin works with another Grafana: types, unit tests and all screens in a real browser, in a copy of the
// sources with that Grafana's packages. `npm run check:grafana -- 13`, whose packages want React 19; not part of `npm test`,
// because it installs a second set of packages. Grafana shares React with plugins, so that one bundle meets both.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** Versions that belong together. Packages that are not listed keep our version. */
const GRAFANAS = {
  13: {
    grafana: '13.2.3',
    react: '19.2.0',
    '@grafana/plugin-ui': '0.17.5',
    '@types/react': '^19.0.0',
    '@types/react-dom': '^19.0.0',
  },
};

const [which] = process.argv.slice(2);
if (!GRAFANAS[which]) {
  process.stderr.write(`Usage: node scripts/check-grafana.mjs ${Object.keys(GRAFANAS).join(' | ')}\n`);
  process.exit(1);
}
const { grafana: GRAFANA, react: REACT, ...others } = GRAFANAS[which];
const VERSIONS = { ...others, react: REACT, 'react-dom': REACT };
for (const name of ['data', 'i18n', 'runtime', 'schema', 'ui']) {
  VERSIONS[`@grafana/${name}`] = GRAFANA;
}

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));
const copy = join('.cache', `grafana-${which}`);

const { stdout } = spawnSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
mkdirSync(copy, { recursive: true });
['src', 'workbench', 'demo', 'integration', 'scripts'].forEach((folder) =>
  rmSync(join(copy, folder), { recursive: true, force: true })
);
for (const file of stdout.split('\n').filter(Boolean)) {
  if (file !== 'package-lock.json') {
    cpSync(file, join(copy, file), { recursive: true });
  }
}
const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
for (const list of [manifest.dependencies, manifest.devDependencies]) {
  Object.keys(list)
    .filter((name) => VERSIONS[name])
    .forEach((name) => (list[name] = VERSIONS[name]));
}
writeFileSync(join(copy, 'package.json'), JSON.stringify(manifest, null, 2));

// jsdom lacks what React 19 needs
writeFileSync(
  join(copy, 'jest-setup.js'),
  `${readFileSync('jest-setup.js', 'utf8')}
globalThis.MessageChannel ??= require('node:worker_threads').MessageChannel;
`
);

function must(what, command, ...args) {
  process.stdout.write(`\n── ${what}\n`);
  const { status } = spawnSync(command, args, { cwd: copy, stdio: 'inherit' });
  if (status !== 0) {
    process.stderr.write(`${what} failed with Grafana ${GRAFANA} and React ${REACT}.\n`);
    process.exit(1);
  }
}

// a package or two still ask for React 18
must('Installing packages', 'npm', 'install', '--no-audit', '--no-fund', '--force', '--ignore-scripts');
must('Building the kernel', 'node', 'scripts/build-kernel.mjs');
must('Types', 'npx', 'tsc', '--noEmit');
must(
  'Unit tests',
  'npx',
  'jest',
  '--ci',
  '--silent',
  '--forceExit',
  'src/panel',
  'src/pages',
  'src/datasource',
  'src/shared'
);
must('Building the workbench', 'node', 'scripts/build-workbench.mjs');
must('Building the command line', 'node', 'scripts/build-cli.mjs');
must(
  'Screens in a browser',
  'npx',
  'jest',
  '-c',
  'jest.integration.config.js',
  '--ci',
  '(panel|pages|regressions|editor).test'
);
process.stdout.write(`\nGrafana ${GRAFANA} with React ${REACT}: all is well.\n`);
