// Bundles the core for the alerting backend, which interprets it (pkg/core). What belongs to a browser is replaced by
// src/backend/stand-ins.
import { build } from 'esbuild';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';

const BUNDLE = 'pkg/core/core.generated.js';

const STAND_INS = {
  '^@grafana/data$': 'grafana-data',
  '^\\./column$': 'column',
  '^\\./nesting$': 'nesting',
  '^\\./wasm\\.generated\\.json$': 'wasm',
};

const standIns = {
  name: 'stand-ins',
  setup({ onResolve }) {
    for (const [filter, name] of Object.entries(STAND_INS)) {
      onResolve({ filter: new RegExp(filter) }, () => ({ path: resolve(`src/backend/stand-ins/${name}.ts`) }));
    }
  },
};

await build({
  entryPoints: ['src/backend/main.ts'],
  outfile: BUNDLE,
  bundle: true,
  minifySyntax: true,
  minifyWhitespace: true,
  format: 'iife',
  globalName: 'hunter',
  target: 'es2021',
  // what sobek does not have
  supported: { 'async-generator': false, 'for-await': false },
  platform: 'neutral',
  mainFields: ['module', 'main'],
  plugins: [standIns],
  logLevel: 'warning',
});
console.log(`${BUNDLE}: ${statSync(BUNDLE).size} bytes`);
