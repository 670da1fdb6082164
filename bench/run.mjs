// Builds and runs a benchmark: `node bench/run.mjs speed`.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'esbuild';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));

const [name, ...args] = process.argv.slice(2);
const run = (script, more = []) => {
  const { status } = spawnSync(process.execPath, [script, ...more], { stdio: 'inherit' });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
};

run('scripts/build-kernel.mjs');
// a browser is no part of a bundle
const inBrowser = name === 'regressions';
if (inBrowser) {
  run('scripts/build-workbench.mjs');
}
await build({
  entryPoints: [`bench/${name}.ts`],
  outfile: `build/bench/${name}.mjs`,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  ...(inBrowser && { packages: 'external' }),
  logLevel: 'warning',
});
run(`build/bench/${name}.mjs`, args);
