import { defineConfig } from 'eslint/config';
import importX from 'eslint-plugin-import-x';

import baseConfig from './.config/eslint.config.mjs';

const TESTS = ['**/*.test.{ts,tsx}'];

/** A room may import only what the design allows: pages, panel, datasource, cli, backend → frames, fields → core → nothing. */
const room = (target, ...forbidden) => forbidden.map((from) => ({ target: `./src/${target}`, from: `./src/${from}` }));

export default defineConfig([
  { ignores: ['**/node_modules/', '**/dist/', '**/build/', '**/.cache/', '**/coverage/', '.config/'] },
  // AssemblyScript: its compiler checks it, with types of its own. And what is generated.
  { ignores: ['src/core/changepoint/kernel/assembly/', '**/*.generated.*'] },
  ...baseConfig,
  {
    files: ['**/*.{ts,tsx,mjs,js}'],
    plugins: { 'import-x': importX },
    settings: { 'import-x/resolver': { node: { extensions: ['.ts', '.tsx', '.js', '.mjs'] } } },
    rules: {
      'no-console': ['error', { allow: ['error'] }],
      'import-x/no-restricted-paths': [
        'error',
        {
          zones: [
            ...room('core', 'frames', 'fields', 'datasource', 'panel', 'pages', 'cli', 'backend'),
            ...room('frames', 'fields', 'datasource', 'panel', 'pages', 'cli'),
            ...room('fields', 'frames', 'datasource', 'panel', 'pages', 'cli'),
            ...room('datasource', 'panel', 'pages', 'cli'),
            ...room('panel', 'datasource', 'pages', 'cli'),
            ...room('pages', 'cli'),
            ...room('cli', 'frames', 'fields', 'datasource', 'panel', 'pages'),
            ...room('backend', 'fields', 'datasource', 'panel', 'pages', 'cli'),
          ],
        },
      ],
      'import-x/no-cycle': 'error',
      'import-x/order': [
        'error',
        {
          groups: [
            ['builtin', 'external'],
            ['internal', 'parent', 'sibling', 'index'],
          ],
          'newlines-between': 'always',
          alphabetize: { order: 'asc', caseInsensitive: true },
        },
      ],
    },
  },
  {
    // The core does no I/O and knows neither Grafana nor a browser nor Node: it also runs in the alerting backend.
    files: ['src/core/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            {
              regex: '^(?!\\.|yaml$|markdown-table$)',
              message: 'The core imports only yaml, markdown-table and itself.',
            },
          ],
        },
      ],
      'no-restricted-globals': [
        'error',
        'window',
        'document',
        'fetch',
        'process',
        'Buffer',
        'setTimeout',
        'setInterval',
        'navigator',
        'localStorage',
        'Intl',
        'structuredClone',
      ],
    },
  },
  {
    files: ['scripts/**', 'demo/run.mjs', 'bin/**'],
    rules: { 'no-console': 'off' },
  },
]);
