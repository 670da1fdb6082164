// Bundles the workbench's page and the demo's servers.
import { build } from 'esbuild';
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';

/** The app's pages get what Grafana alone can set from the workbench. */
const pagesRuntime = {
  name: 'pages-runtime',
  setup({ onResolve }) {
    onResolve({ filter: /^@grafana\/runtime$/ }, ({ importer }) =>
      /[\\/]src[\\/]pages[\\/]/.test(importer) ? { path: resolve('workbench/pages/runtime.tsx') } : undefined
    );
  },
};

// chunks are named after what is in them
rmSync('build/workbench', { recursive: true, force: true });
mkdirSync('build/workbench', { recursive: true });
cpSync('workbench/index.html', 'build/workbench/index.html');
// an icon that Grafana has and its packages lack
cpSync('workbench/icons', 'build/workbench/public/build/img/icons/unicons', { recursive: true });
// where the styles of Grafana's components look for them
for (const [weight, name] of Object.entries({ 400: 'Regular', 500: 'Medium' })) {
  cpSync(
    `node_modules/@fontsource/inter/files/inter-latin-${weight}-normal.woff2`,
    `build/workbench/public/fonts/inter/Inter-${name}.woff2`
  );
}

await Promise.all([
  build({
    // The code editor is loaded when it is first shown, as in Grafana; it works in a worker of its own.
    entryPoints: { main: 'workbench/main.tsx', 'editor.worker': 'monaco-editor/esm/vs/editor/editor.worker.js' },
    outdir: 'build/workbench',
    bundle: true,
    splitting: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    define: { 'process.env.NODE_ENV': '"production"', global: 'globalThis' },
    loader: { '.woff': 'file', '.woff2': 'file', '.svg': 'dataurl', '.ttf': 'file' },
    plugins: [pagesRuntime],
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
