import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { hunter } from './hunter';

// Results in files, without any server.

const folder = mkdtempSync(join(tmpdir(), 'hunter-files-'));
const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
const level = (i: number) => (i < 30 ? 100 : 120) + (i % 4);
const runs = Array.from({ length: 60 }, (_, i) => ({
  time: day(i),
  run: i + 1,
  commit: `c${i}`,
  version: i < 30 ? '1.0' : '1.1',
  branch: i % 2 ? 'dev' : 'main',
  p99_latency: i % 7 === 3 ? null : level(i),
}));
const CSV = [
  Object.keys(runs[0]).join(','),
  ...runs.map((run) =>
    Object.values(run)
      .map((cell) => cell ?? '')
      .join(',')
  ),
].join('\n');

const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const csv = file('results.csv', CSV);

it.each([
  ['CSV', csv, ''],
  ['JSON', file('results.json', JSON.stringify(runs)), ''],
  ['NDJSON', file('results.ndjson', runs.map((run) => JSON.stringify(run)).join('\n')), ''],
  ['CSV on standard input', '-', CSV],
  ['JSON on standard input', '-', JSON.stringify(runs)],
])('%s gives the change, its run and exit code 4', async (_, path, input) => {
  const { code, stdout, stderr } = await hunter(['analyze', path, '--format', 'json'], {}, input);
  expect([code, stderr]).toEqual([4, '']);
  const { test, series } = JSON.parse(stdout);
  expect([test, series.length, series[0].runs]).toEqual([path, 1, 51]);
  expect(series[0].changePoints).toMatchObject([
    {
      time: Date.UTC(2024, 0, 31),
      verdict: 'regression',
      firstBadRun: { commit: 'c30', version: '1.1' },
      lastGoodRun: { commit: 'c29', version: '1.0' },
    },
  ]);
});

it('several files are one report', async () => {
  const { code, stdout } = await hunter(['analyze', csv, join(folder, 'results.json'), '--format', 'csv']);
  expect(code).toBe(4);
  expect(stdout.trim().split('\n')).toHaveLength(3);
});

it.each<[string, string[], number, string]>([
  ['runs by version', [csv, '--since-version', '1.1'], 0, 'No change points in 1 series of up to 25 runs.'],
  ['runs by commit', [csv, '--until-commit', 'c20'], 0, 'up to 18 runs'],
  ['runs by time', [csv, '--until', '2024-01-20'], 0, 'up to 17 runs'],
  ['runs from one on', [csv, '--since-run', '41'], 0, 'up to 17 runs'],
  ['runs up to one', [csv, '--until-run', '6'], 0, 'up to 5 runs'],
  ['a run that is missing', [csv, '--since-run', '99'], 1, 'has no run "99"'],
  ['two ways to begin', [csv, '--since-run', '4', '--since-version', '1.1'], 2, 'cannot be used with option'],
  ['a single branch', [csv, '--branch', 'main'], 4, '1 regression in 1 series'],
  ['branches', [csv, '--branches', 'main,dev'], 4, '2 regressions in 2 series'],
  ['one branch that is missing', [csv, '--branches', 'main,x'], 4, '! "'],
  ['a branch that is missing', [csv, '--branches', 'x'], 1, 'has no run of branch "x"'],
  ['a version that is missing', [csv, '--since-version', '9'], 1, 'has no run of version "9"'],
  ['a metric that is missing', [csv, '--metrics', 'x'], 1, 'has no metric "x": it has "p99_latency"'],
  ['no time in range', [csv, '--since', '2025-01-01'], 1, 'its runs are from 2024-01-01 to 2024-02-28'],
  ['no file', [join(folder, 'no.csv')], 1, 'There is no file'],
  ['an option for tests', [csv, '--user', 'x'], 2, '--user cannot be used here'],
  ['a delimiter that is none', [csv, '--delimiter', ',,'], 2, 'It must be one character'],
  ['a column that is missing', [csv, '--columns', 'time=when'], 2, 'no column "when" for the time'],
  ['a plot that needs a package', [csv, '--plot', 'a.png'], 1, 'A plot as PNG needs the package @resvg/resvg-js'],
  ['nothing', [], 2, 'Name what to analyse'],
])('analyze: %s', async (_, args, code, said) => {
  const ended = await hunter(['analyze', ...args]);
  expect([ended.code, ended.stdout + ended.stderr]).toEqual([code, expect.stringContaining(said)]);
});

it('regressions compares versions of a file', async () => {
  const args = ['regressions', csv, '--tail', 'version 1.1', '--baseline', 'version 1.0', '--format', 'json'];
  const { code, stdout } = await hunter(args);
  expect(code).toBe(4);
  expect(JSON.parse(stdout).metrics).toMatchObject([{ series: 'p99_latency', verdict: 'regression' }]);
});

it('regressions names a test that cannot be compared, and compares the others', async () => {
  const short = file('short.csv', CSV.split('\n').slice(0, 4).join('\n'));
  const { code, stdout, stderr } = await hunter([
    'regressions',
    csv,
    short,
    '--tail',
    'version 1.1',
    '--format',
    'ndjson',
  ]);
  expect([code, stderr]).toEqual([4, expect.stringMatching(/^hunter: .*short\.csv: No run is/)]);
  expect(stdout.trim().split('\n')).toHaveLength(1);
});
