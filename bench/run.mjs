// Builds and runs a benchmark: `node bench/run.mjs speed`.
import { build } from 'esbuild';
import { spawn, spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

process.chdir(join(dirname(fileURLToPath(import.meta.url)), '..'));

const [name, ...args] = process.argv.slice(2);
const run = (script) => {
  const { status } = spawnSync(process.execPath, [script], { stdio: 'inherit' });
  if (status !== 0) {
    process.exit(status ?? 1);
  }
};

run('scripts/build-kernel.mjs');
if (name === 'regressions') {
  run('scripts/build-workbench.mjs');
}
await build({
  entryPoints: [`bench/${name}.ts`],
  outfile: `build/bench/${name}.mjs`,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  // a browser is no part of a bundle
  external: ['playwright-core', '@sparticuz/chromium'],
  // for what is bundled and still CommonJS
  banner: {
    js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);",
  },
  logLevel: 'warning',
});
const child = spawn(process.execPath, [`build/bench/${name}.mjs`, ...args], { stdio: 'inherit' });
// it cleans up before it ends
['SIGINT', 'SIGTERM'].forEach((signal) => process.on(signal, () => child.kill(signal)));
child.on('close', (status) => process.exit(status ?? 1));
