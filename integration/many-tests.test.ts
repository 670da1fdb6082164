import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { hunter } from './hunter';

// Many tests at once: in worker threads or not, with a cache or not, the answer is the same.

const TESTS = 110;
const folder = mkdtempSync(join(tmpdir(), 'hunter-many-'));
const settings = join(folder, 'hunter.yaml');
let server: ChildProcess;
let url: string;

beforeAll(async () => {
  server = spawn(process.execPath, ['bench/scale/server.mjs', String(TESTS), '6', '180'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(server.stdout!, 'data')) as [Buffer];
  url = `http://127.0.0.1:${String(port).trim()}`;
  const tests = Array.from({ length: TESTS }, (_, i) => `  t${i}: {prefix: bench.t${i}}`);
  writeFileSync(
    settings,
    [`graphite: {url: '${url}'}`, 'tests:', ...tests, '  gone: {prefix: nowhere}', ''].join('\n')
  );
});

afterAll(() => {
  server.kill();
  rmSync(folder, { recursive: true });
});

const analyse = (args: string[], cache = 'none') =>
  hunter(['analyze', '--all', ...args], { HUNTER_CONFIG: settings, XDG_CACHE_HOME: join(folder, cache) });

it('worker threads answer as one thread does, in order, and name what fails', async () => {
  for (const format of ['ndjson', 'json', 'junit']) {
    const alone = await analyse(['--format', format, '--no-cache', '--workers', '0']);
    expect(alone).toMatchObject({ code: 1, stderr: expect.stringMatching(/^hunter: gone: .*nowhere/) });
    expect(await analyse(['--format', format, '--no-cache', '--workers', '3'])).toEqual(alone);
    expect(await analyse(['--format', format, '--no-cache'])).toEqual(alone);
  }
});

it('earlier results change nothing, and are the only ones of their kind', async () => {
  const args = ['--format', 'ndjson', '--fail-on', 'change'];
  const expected = await analyse([...args, '--no-cache']);
  expect(expected.code).toBe(4);
  expect(expected.stdout.trim().split('\n')).toHaveLength(TESTS * 6);
  for (const call of [[], [], ['--reuse', '7d'], ['--reuse', '7d'], ['--workers', '0', '--reuse', '7d']]) {
    expect(await analyse([...args, ...call], 'kept')).toEqual(expected);
  }
  const kept = readdirSync(join(folder, 'kept', 'hunter'));
  // the detections and the points of each test
  expect(kept).toHaveLength(2 * TESTS);
  expect(statSync(join(folder, 'kept', 'hunter')).mode & 0o777).toBe(0o700);
});

it('after a night, runs that are new are found beside those that are reused', async () => {
  const args = ['--format', 'ndjson', '--reuse', '7d'];
  const before = await analyse(args, 'night');
  await fetch(`${url}/night`, { method: 'POST' });
  const after = await analyse(args, 'night');
  expect(after).toEqual(await analyse(['--format', 'ndjson', '--no-cache']));
  const runsOf = ({ stdout }: typeof before) =>
    stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { runs: number }).runs);
  const more = runsOf(after).map((runs, i) => runs - runsOf(before)[i]);
  expect(more.filter((runs) => runs === 1)).toHaveLength((TESTS / 10) * 6);
  expect(more.filter((runs) => runs === 0)).toHaveLength((TESTS - TESTS / 10) * 6);
});

it.each(['SIGINT', 'SIGKILL'] as const)(
  '%s ends threads at once, and the call goes on where it was',
  async (signal) => {
    const file = join(folder, `${signal}.ndjson`);
    const child = spawn(
      process.execPath,
      ['bin/hunter.js', 'analyze', '--all', '--workers', '2', '--no-cache', '--resume', file],
      { env: { PATH: process.env.PATH, HOME: folder, HUNTER_CONFIG: settings }, stdio: 'ignore' }
    );
    while (statSync(file, { throwIfNoEntry: false })?.size === undefined) {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    child.kill(signal);
    expect((await once(child, 'exit'))[1]).toBe(signal);
    const resumed = await hunter(['analyze', '--all', '--no-cache', '--resume', file], { HUNTER_CONFIG: settings });
    expect(resumed.stderr).toMatch(/^hunter: gone: /);
    const whole = await analyse(['--format', 'ndjson', '--no-cache']);
    expect(readFileSync(file, 'utf8')).toBe(whole.stdout);
  }
);

it('refuses what contradicts itself', async () => {
  expect(await analyse(['--reuse', '7d', '--no-cache'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('--no-cache'),
  });
  expect(await analyse(['--workers', '-1'])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('whole number'),
  });
});
