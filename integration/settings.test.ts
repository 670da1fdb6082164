import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { hunter } from './hunter';

// Tests, groups and templates of hunter.yaml.

const folder = mkdtempSync(join(tmpdir(), 'hunter-settings-'));
const file = (name: string, text: string) => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
file(
  'results.csv',
  ['time,commit,ns,heap']
    .concat(
      Array.from({ length: 60 }, (_, i) => `${day(i)},c${i},${i < 30 ? 1000 : 1200}${i % 9},${3e9 + (i % 5) * 1e6}`)
    )
    .join('\n')
);
const settings = file(
  'hunter.yaml',
  `
templates:
  results: {file: results.csv}
tests:
  api-read:
    inherit: results
    metrics:
      latency: {column: ns, scale: 1.0e-6, unit: ms, direction: lower_is_better}
      heap: {unit: bytes}
  api-strict: {inherit: results, metrics: {ns: {min_magnitude: 0.9}}}
  batch: {file: none.csv, since: '\${SINCE}'}
groups: {api: [api-*]}
`
);
const run = (args: string[], environment: Record<string, string> = {}) =>
  hunter(args, { HUNTER_CONFIG: settings, ...environment });

it('validate says that a file is fine', async () =>
  expect(await run(['validate', settings])).toMatchObject({
    code: 2,
    stderr: expect.stringMatching(/line 11: tests\.batch\.since needs the variable SINCE/) as string,
  }));

it('validate counts tests and groups', async () =>
  expect(await run(['validate'], { SINCE: '-1y' })).toMatchObject({
    code: 0,
    stdout: expect.stringContaining('is fine: 3 tests, 1 group') as string,
  }));

it('the schema is JSON', async () => {
  const { stdout } = await run(['validate', '--schema']);
  expect(JSON.parse(stdout)).toMatchObject({ properties: { tests: {} } });
});

it.each<[string, string[], string]>([
  ['tests', ['list'], 'api-read\napi-strict\nbatch\n'],
  ['tests of a group', ['list', 'tests', 'api'], 'api-read\napi-strict\n'],
  ['groups', ['list', 'groups'], 'api: api-read, api-strict\n'],
  ['metrics of a test', ['list', 'metrics', 'api-read'], 'latency\nheap\n'],
])('list: %s', async (_, args, said) => expect(await run(args)).toMatchObject({ code: 0, stdout: said }));

it('analyze shows a metric in its unit, under its name', async () => {
  const { code, stdout } = await run(['analyze', 'api-read', '--no-runs']);
  expect(code).toBe(4);
  expect(stdout).toContain('1 regression in 2 series');
  expect(stdout).toMatch(/latency\n.*10 µs ±.*→ 12 µs ±/);
  expect((await run(['analyze', 'api-read'])).stdout).toContain('2.794 GiB');
});

it('analyze takes groups, each test with its own thresholds', async () => {
  const { stdout } = await run(['analyze', 'api', '--format', 'json']);
  const { tests } = JSON.parse(stdout) as {
    tests: Array<{ test: string; series: Array<{ changePoints: unknown[] }> }>;
  };
  expect(tests.map(({ test, series }) => [test, series.map(({ changePoints }) => changePoints.length)])).toEqual([
    ['api-read', [1, 0]],
    ['api-strict', [0]],
  ]);
});

it('what is typed comes before the settings', async () => {
  const { stdout } = await run(['analyze', 'api-strict', '--metrics', 'heap', '--until', '2024-01-20']);
  expect(stdout).toContain('in 1 series of up to 20 runs');
});

it('--all goes on when a test fails, and names it', async () => {
  const { code, stdout, stderr } = await run(['analyze', '--all', '--no-runs']);
  expect([code, stdout]).toEqual([4, expect.stringContaining('1 of 2 tests changed: api-read')]);
  expect(stderr).toContain('hunter: batch: ');
});

it.each<[string, string[], string]>([
  ['a name that is near a test', ['analyze', 'api-raed'], 'no test or group "api-raed": "api-read" is one'],
  ['a pattern that matches none', ['analyze', 'x*'], 'no test or group "x*"'],
  ['a file that is not there', ['--config', join(folder, 'no.yaml'), 'list'], 'There is no file'],
])('%s', async (_, args, said) => {
  const { code, stderr } = await run(args);
  expect([code, stderr]).toEqual([1, expect.stringContaining(said)]);
});

it('--config counts before and behind the command, above HUNTER_CONFIG', async () => {
  const other = file('other.yaml', 'tests: {only: {file: results.csv}}');
  for (const args of [
    ['--config', other, 'list'],
    ['list', '--config', other],
  ]) {
    expect(await run(args)).toMatchObject({ code: 0, stdout: 'only\n' });
  }
});

it('import makes settings that can be used', async () => {
  const otava = file(
    'otava.yaml',
    `tests: {local: {type: csv, file: results.csv, time_column: time, attributes: [commit], metrics: [ns]}}`
  );
  const { code, stdout, stderr } = await hunter(['import', otava]);
  expect([code, stderr]).toEqual([0, '']);
  const imported = await hunter(['analyze', 'local', '--format', 'csv', '--fail-on', 'never'], {
    HUNTER_CONFIG: file('imported.yaml', stdout),
  });
  expect(imported).toMatchObject({ code: 0, stdout: expect.stringContaining('local,ns,2024-01-31') as string });
});

it('--plot draws what was analysed', async () => {
  const path = join(folder, 'plot.svg');
  await run(['analyze', 'api', '--plot', path, '--sparkline']);
  expect(readFileSync(path, 'utf8')).toMatch(/^<svg [^]*api-read · latency[^]*Regression: \+\d/);
  expect(await run(['analyze', 'api', '--plot', 'x.gif'])).toMatchObject({ code: 2 });
});

it('a report of many tests begins with those that changed', async () => {
  const { stdout } = await run(['analyze', 'api', '--sparkline']);
  expect(stdout).toMatch(/^1 of 2 tests changed: api-read\.\n1 regression in 3 series[^]*\n {2}api-read, latency\n/);
  expect(stdout).toMatch(/▁+│▅?[▆▇█]+\n/);
  expect(stdout).not.toContain('api-strict\n');
});

it('shards share the tests, and a call that was killed goes on where it ended', async () => {
  const whole = await run(['analyze', '--all', '--format', 'ndjson'], { SINCE: '-1y' });
  const parts = await Promise.all(
    ['1/2', '2/2'].map((shard) => run(['analyze', '--all', '--format', 'ndjson', '--shard', shard], { SINCE: '-1y' }))
  );
  const lines = (text: string) => text.trim().split('\n').sort();
  expect(lines(parts.map(({ stdout }) => stdout).join(''))).toEqual(lines(whole.stdout));
  const path = file('resume.ndjson', `${whole.stdout}{"test": "cut of`);
  const resumed = await run(['analyze', 'api', '--resume', path]);
  expect(resumed.code).toBe(4);
  expect(readFileSync(path, 'utf8')).toBe(whole.stdout);
});

it('--attrs shows facts of runs, --last only some of them', async () => {
  const { stdout } = await run(['analyze', 'api-strict', '--attrs', 'commit', '--last', '2']);
  expect(stdout).toMatch(/\ntime {8}commit +ns\n-+ {2}-+ {2}-+\n2024-02-28 {2}c58 +\S+\n2024-02-29 {2}c59 +\S+\n$/);
  expect(await run(['analyze', 'api-strict', '--attrs', 'x'])).toMatchObject({ code: 2 });
});
