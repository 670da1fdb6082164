// Bundles the workbench's page and the demo's servers.
import { build } from 'esbuild';
import { cpSync, mkdirSync } from 'node:fs';

mkdirSync('build/workbench', { recursive: true });
cpSync('workbench/index.html', 'build/workbench/index.html');

await Promise.all([
  build({
    entryPoints: ['workbench/main.tsx'],
    outfile: 'build/workbench/main.js',
    bundle: true,
    minify: true,
    format: 'iife',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    loader: { '.woff': 'file', '.woff2': 'file', '.svg': 'dataurl', '.ttf': 'file' },
    logLevel: 'error',
  }),
  build({
    entryPoints: ['demo/main.ts', 'demo/feed.ts'],
    outdir: 'build/demo',
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  }),
]);
