// Bundles the workbench's page and the demo's servers. With --static, the page alone, for any static host: the demo's servers
// are inside it.
import { build } from 'esbuild';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { bundlePrograms } from './bundle-programs.mjs';

const isStatic = process.argv.includes('--static');
const OUT = isStatic ? 'build/site/demo' : 'build/workbench';
const ICONS = 'public/build/img/icons';

const [PAGES, HASH] = ['workbench/pages/runtime.tsx', 'workbench/hash-runtime.ts'].map((file) => resolve(file));

/** The app's pages get what Grafana alone can set from the workbench, and all of a static page another history. */
const runtime = {
  name: 'runtime',
  setup({ onResolve }) {
    onResolve({ filter: /^@grafana\/runtime$/ }, ({ importer }) => {
      if (/[\\/]src[\\/]pages[\\/]/.test(importer)) {
        return { path: PAGES };
      }
      return isStatic && importer !== HASH && !importer.includes('node_modules') ? { path: HASH } : undefined;
    });
  },
};

const servers = {
  name: 'in-page-servers',
  setup({ onResolve }) {
    onResolve({ filter: /^\.\/servers$/ }, ({ importer }) =>
      importer === resolve('workbench/grafana.ts') ? { path: resolve('workbench/in-page-servers.ts') } : undefined
    );
  },
};

const WORKER = 'refresh-worker.js';

/** The address of a worker's script, which webpack finds by itself. */
const workerAddress = {
  name: 'worker-address',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]open-worker\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace('../refresh/refresh.worker.ts', `./${WORKER}`),
      loader: 'ts',
    }));
  },
};

// chunks are named after what is in them
rmSync(OUT, { recursive: true, force: true });
mkdirSync(OUT, { recursive: true });
const html = readFileSync('workbench/index.html', 'utf8');
// a static page may lie in any folder; the server's has many addresses
writeFileSync(join(OUT, 'index.html'), isStatic ? html.replace(/(["'])\/(main\.|public\/)/g, '$1$2') : html);
// icons that the styles and components of Grafana look for there; the server takes most of them from the package
if (isStatic) {
  cpSync('node_modules/@grafana/ui/dist/public/img/icons', join(OUT, ICONS), { recursive: true });
}
// icons that Grafana has and its packages lack
cpSync('workbench/icons', join(OUT, ICONS), { recursive: true });
// where the styles of Grafana's components look for them
for (const [weight, name] of Object.entries({ 400: 'Regular', 500: 'Medium' })) {
  cpSync(
    `node_modules/@fontsource/inter/files/inter-latin-${weight}-normal.woff2`,
    join(OUT, `public/fonts/inter/Inter-${name}.woff2`)
  );
}

await build({
  // The code editor is loaded when it is first shown, as in Grafana; it works in a worker of its own.
  entryPoints: { main: 'workbench/main.tsx', 'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js' },
  outdir: OUT,
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  target: 'es2022',
  define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
  // 0.7 MB of time zones since 1900, of which the page shows UTC and the browser's
  alias: {
    'moment-timezone': resolve('node_modules/moment-timezone/builds/moment-timezone-with-data-10-year-range.js'),
  },
  loader: { '.woff': 'file', '.woff2': 'file', '.svg': 'dataurl', '.ttf': 'file' },
  plugins: isStatic ? [runtime, servers, workerAddress] : [runtime, workerAddress],
  logLevel: 'error',
});
await build({
  entryPoints: ['src/pages/regressions/refresh/refresh.worker.ts'],
  outfile: join(OUT, WORKER),
  bundle: true,
  minify: true,
  format: 'iife',
  target: 'es2022',
  // nothing is loaded later
  define: { __webpack_public_path__: 'globalThis.publicPath' },
  logLevel: 'error',
});
if (!isStatic) {
  await bundlePrograms('build/demo', { main: 'demo/main.ts', feed: 'demo/feed.ts' });
}
