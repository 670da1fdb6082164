import { build } from 'esbuild';

/**
 * Bundles programs in TypeScript for Node, each to a file of its own; packages stay where they are.
 *
 * @param programs the entry points by the names of their files, without `.mjs`
 */
export const bundlePrograms = (folder, programs) =>
  build({
    entryPoints: programs,
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
