import CopyWebpackPlugin from 'copy-webpack-plugin';
import type { Configuration } from 'webpack';
import { merge } from 'webpack-merge';

import grafanaConfig, { type Env } from './.config/webpack/webpack.config';

// The scaffolding copies only the root plugin's logos and screenshots; the nested plugins have theirs too.
const nestedImages = ['datasource', 'panel'].map((plugin) => ({
  from: `${plugin}/img`,
  to: `${plugin}/img`,
}));

const config = async (env: Env): Promise<Configuration> =>
  merge(await grafanaConfig(env), {
    plugins: [new CopyWebpackPlugin({ patterns: nestedImages })],
  });

export default config;
