// `npm run pictures`: makes every picture of the documentation and of the catalogue's page anew. Takes parts, all unless
// named: `npm run pictures -- plots screens recording`. Plots are the drawings of docs/img; screens and the recording are of
// the workbench with the demo's tests, in a headless browser.
import { spawnSync } from 'node:child_process';

import { bundlePrograms } from './bundle-programs.mjs';

const PARTS = ['plots', 'screens', 'recording'];
const named = process.argv.slice(2);
const wrong = named.find((part) => !PARTS.includes(part));
if (wrong) {
  console.error(`There is no part "${wrong}": name some of ${PARTS.join(', ')}.`);
  process.exit(1);
}

function run(...args) {
  const { status } = spawnSync(process.execPath, args, { stdio: 'inherit' });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
}

const parts = named.length > 0 ? named : PARTS;
run('scripts/build-kernel.mjs');
if (parts.includes('plots')) {
  run('docs/plots/make.mjs');
}
if (parts.includes('screens') || parts.includes('recording')) {
  run('scripts/build-workbench.mjs');
  await bundlePrograms('build', { pictures: 'integration/pictures/main.ts' });
  parts.filter((part) => part !== 'plots').forEach((part) => run('build/pictures.mjs', part));
}
