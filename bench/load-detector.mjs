import { build } from 'esbuild';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const BUNDLE = '.cache/bench/detector.mjs';

/** The core's detector as it is, bundled; the current folder is the repository. */
export async function loadDetector() {
  await build({
    entryPoints: ['src/core/changepoint/detector.ts'],
    outfile: BUNDLE,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
  });
  const bundle = await import(pathToFileURL(resolve(BUNDLE)).href);
  return bundle.loadDetector();
}
