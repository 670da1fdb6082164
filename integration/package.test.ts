import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

// The npm package, as somebody gets it who has nothing else of this repository, and no registry.

const folder = mkdtempSync(join(tmpdir(), 'hunter-package-'));
afterAll(() => rmSync(folder, { recursive: true }));

const home = join(folder, 'home');
const project = join(folder, 'project');
const installed = join(project, 'node_modules/hunter-for-grafana');
const LEVELS = Array.from({ length: 40 }, (_, i) => (i < 20 ? 100 : 130) + (i % 4));

/** Runs a program in the project, with an empty home and npm offline. */
const run = (command: string, args: string[], input = '') =>
  execFileSync(command, args, {
    cwd: project,
    input,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: home, npm_config_offline: 'true', npm_config_cache: join(folder, 'cache') },
  });

const bin = (args: string[], input = '') => run(join(project, 'node_modules/.bin/hunter'), args, input);

beforeAll(() => {
  [home, project].forEach((path) => mkdirSync(path));
  writeFileSync(join(project, 'package.json'), '{"type": "module", "private": true}');
  const [{ filename }] = JSON.parse(
    run('npm', ['pack', '--json', '--pack-destination', folder, join(process.cwd(), 'build/hunter')])
  ) as Array<{ filename: string }>;
  run('npm', ['install', '--no-audit', '--no-fund', join(folder, filename)]);
});

it('is one package', () => {
  const { packages } = JSON.parse(readFileSync(join(project, 'package-lock.json'), 'utf8')) as { packages: object };
  expect(Object.keys(packages)).toEqual(['', 'node_modules/hunter-for-grafana']);
});

it('has the version of the repository and the licences of what it contains', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };
  expect(bin(['--version'])).toBe(`${version}\n`);
  const notices = readFileSync(join(installed, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
  for (const name of ['commander', 'yaml', 'ora', '@inquirer/prompts']) {
    expect(notices).toMatch(new RegExp(`^${name} \\d.*\\n\\n[^]*Permission`, 'm'));
  }
});

it('runs commands', () => {
  expect(JSON.parse(bin(['detect'], JSON.stringify({ values: LEVELS })))).toMatchObject({
    changePoints: [{ index: 20 }],
  });
  expect(bin(['help', 'analyze'])).toContain('--since');
});

it('brings what worker threads run', () => {
  const csv = LEVELS.map((value, i) => `${new Date(i * 86_400_000).toISOString()},${value}`).join('\n');
  ['a.csv', 'b.csv'].forEach((name) => writeFileSync(join(project, name), `time,latency\n${csv}\n`));
  const args = ['analyze', 'a.csv', 'b.csv', '--format', 'ndjson', '--fail-on', 'never'];
  const inThreads = bin([...args, '--workers', '2']);
  expect(inThreads.trim().split('\n')).toHaveLength(2);
  expect(inThreads).toBe(bin([...args, '--workers', '0']));
});

it('serves programs, kernel included', () => {
  writeFileSync(
    join(project, 'try.js'),
    `import { analyse, detect, HunterError } from 'hunter-for-grafana';
     const values = ${JSON.stringify(LEVELS)};
     const times = values.map((_, i) => i * 86400000);
     const [{ changes }] = await analyse([{ name: 'p99_latency', times, values }]);
     const refused = await analyse([{ name: 'a', times: [2, 1], values: [1, 2] }]).catch((error) => error);
     console.log(JSON.stringify({
       indexes: (await detect(values)).points.map(({ index }) => index),
       verdicts: changes.map(({ verdict, time }) => [verdict, time]),
       refused: refused instanceof HunterError && refused.message,
     }));`
  );
  expect(JSON.parse(run(process.execPath, ['try.js']))).toEqual({
    indexes: [20],
    verdicts: [['regression', 20 * 86_400_000]],
    refused: 'The times of "a" must be ms since 1970 that ascend: the one at position 1 is 1.',
  });
});

it('has types that a strict compiler takes by Node’s rules', () => {
  writeFileSync(
    join(project, 'try.ts'),
    `import { analyse, detect, type Detection } from 'hunter-for-grafana';
     export const detection: Promise<Detection> = detect([1, null, 2], { method: 'otava', maxPValue: 0.001 });
     export const verdicts = async () =>
       (await analyse([{ name: 'a', times: [1], values: [1] }]))[0].changes.map(({ verdict }) => verdict satisfies string);
     // @ts-expect-error a method that there is not
     void detect([1], { method: 'other' });`
  );
  const compiler = join(process.cwd(), 'node_modules/typescript/bin/tsc');
  run(process.execPath, [compiler, '--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2022', 'try.ts']);
});
