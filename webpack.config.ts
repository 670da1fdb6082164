import CopyWebpackPlugin from 'copy-webpack-plugin';
import type { Chunk, Compiler, Configuration } from 'webpack';
import { merge } from 'webpack-merge';

import grafanaConfig, { type Env } from './.config/webpack/webpack.config';

// The scaffolding copies only the root plugin's logos and screenshots; the nested plugins have theirs too.
const nestedImages = ['datasource', 'panel'].map((plugin) => ({
  from: `${plugin}/img`,
  to: `${plugin}/img`,
}));

// The scaffolding copies all JSON below src; what is in the core is for editors, or is bundled.
const withoutOtherFiles = {
  apply(compiler: Compiler) {
    compiler.hooks.emit.tap('WithoutOtherFiles', (compilation) =>
      Object.keys(compilation.assets)
        .filter((name) => name.startsWith('core/'))
        .forEach((name) => compilation.deleteAsset(name))
    );
  },
};

/** Most bytes of a file that Grafana loads at once: the data source has the detector, a YAML reader and the whole core. */
const LARGEST = 400_000;

const config = async (env: Env): Promise<Configuration> =>
  merge(await grafanaConfig(env), {
    // The app and its nested plugins run on one page and share modules through their lazy chunks. So a module must be the
    // same in all of them: without this, each gets only the exports that it uses, and misses those of the others.
    optimization: {
      usedExports: 'global',
      // a worker has all of its modules in one file: it would look for others beside the page, not beside itself
      splitChunks: { chunks: (chunk: Chunk) => !chunk.canBeInitial() && chunk.name !== 'refresh-worker' },
    },
    // src/pages/regressions/findings/script-worker.ts
    module: { parser: { javascript: { worker: ['...', 'ScriptWorker from ./script-worker'] } } },
    output: { enabledLibraryTypes: ['amd', 'var'] },
    performance: { maxAssetSize: LARGEST, maxEntrypointSize: LARGEST },
    plugins: [new CopyWebpackPlugin({ patterns: nestedImages }), withoutOtherFiles],
  });

export default config;
