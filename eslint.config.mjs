import { defineConfig } from 'eslint/config';
import importX from 'eslint-plugin-import-x';

import baseConfig from './.config/eslint.config.mjs';
import { walls } from './eslint.walls.mjs';

const TESTS = ['**/*.test.{ts,tsx}'];

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
      'import-x/no-cycle': ['error', { ignoreExternal: true }],
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
  walls(importX, TESTS),
  {
    // where the code stands: a function that needs more has parts that want a name
    files: ['src/**/*.{ts,tsx}'],
    ignores: TESTS,
    rules: {
      complexity: ['error', 16],
      'max-lines-per-function': ['error', { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    // Texts are translated by a function of ours, which leaves values as they are.
    files: ['src/**/*.{ts,tsx}'],
    ignores: [...TESTS, 'src/shared/translate.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        { paths: [{ name: '@grafana/i18n', importNames: ['t', 'Trans'], message: 'Use t() of shared/translate.' }] },
      ],
    },
  },
  {
    // It also runs in a worker, which has neither Grafana nor a page (scripts/check-bundles.mjs looks at what it imports, too).
    files: ['src/pages/regressions/refresh/**/*.ts'],
    ignores: TESTS,
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            { regex: '^(?!\\.|idb-keyval$)', message: 'What runs in a worker imports only idb-keyval and files.' },
          ],
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
