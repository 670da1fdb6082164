// Times are written in UTC, whatever the machine's zone.
process.env.TZ = 'UTC';

const { grafanaESModules, nodeModulesToTransform } = require('./.config/jest/utils');
const base = require('./.config/jest.config');

const [swc] = Object.values(base.transform);

module.exports = {
  // Jest configuration provided by Grafana scaffolding
  ...base,
  // d3-color ships .mjs since 3.1.1, which the scaffolding's pattern leaves out.
  transform: { '^.+\\.m?(t|j)sx?$': swc },
  transformIgnorePatterns: [
    nodeModulesToTransform([
      ...grafanaESModules,
      'd3-.*',
      'internmap',
      'delaunator',
      'markdown-table',
      'yaml',
      '@grafana/i18n',
      // src/backend/stand-ins takes one file of it
      '@grafana/data/dist/esm',
      // of Grafana 13's packages (scripts/check-grafana.mjs)
      '@react-hookz/web',
      '@ver0/deep-equal',
      '@marcbachmann/cel-js',
    ]),
  ],
  // Loading Grafana's components takes seconds on a small machine that is busy with other tests.
  testTimeout: 180_000,
  modulePathIgnorePatterns: ['<rootDir>/.cache/', '<rootDir>/build/', '<rootDir>/packages/'],
  testMatch: ['<rootDir>/src/**/*.test.{ts,tsx}', '<rootDir>/demo/**/*.test.ts', '<rootDir>/fuzz/**/*.test.ts'],
};
