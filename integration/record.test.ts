import { mkdtempSync, writeFileSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { startFallout, TOKEN } from '../demo/servers/fallout';
import { OWNER, STORY } from '../demo/story/story';
import { runTimes } from '../demo/story/times';
import { freePorts, startGraphite, type Graphite } from './graphite/server';
import { hunter } from './hunter';
import { writeStory } from './story';

let graphite: Graphite;
let fallout: { url: string; server: Server };
let settings: Record<string, string>;

beforeAll(async () => {
  graphite = await startGraphite();
  await writeStory(graphite);
  fallout = await startFallout(0, STORY);
  settings = {
    FALLOUT_URL: fallout.url,
    FALLOUT_USER: OWNER,
    FALLOUT_OAUTH_TOKEN: TOKEN,
    GRAPHITE_URL: graphite.url,
    CARBON_HOST: '127.0.0.1',
    CARBON_PORT: String(graphite.line),
  };
});

afterAll(() => {
  graphite?.stop();
  fallout?.server.close();
});

const SOURCE = 'perf.daily.lwt-read.result.throughput';
const record = (...more: string[]) => hunter(['record', 'lwt-read', '--metrics', 'throughput', ...more], settings);

async function points(target: string): Promise<Array<[number, number]>> {
  const form = new URLSearchParams({ target, from: '-729d', format: 'json', noNullPoints: '1' });
  const answer = await fetch(`${graphite.url}/render`, { method: 'POST', body: form });
  return ((await answer.json()) as Array<{ datapoints: Array<[number, number]> }>)[0]?.datapoints ?? [];
}

it.each(['line', 'pickle'])('through carbon’s %s port, changes can be read back as a series', async (protocol) => {
  const prefix = `by.${protocol}`;
  const before = await points(SOURCE);
  const port = String(protocol === 'line' ? graphite.line : graphite.pickle);
  const more = ['--prefix', prefix, '--protocol', protocol, '--carbon-port', port, '--since', '-2y'];
  const { code, stdout, stderr } = await record(...more);
  const path = `${prefix}.${SOURCE}.change`;
  expect([code, stderr, stdout]).toEqual([0, '', `${path}: 1 change in ${before.length} runs\n`]);

  await graphite.waitFor(path, before.length);
  const first = await points(path);
  expect(first.map(([, seconds]) => seconds)).toEqual(before.map(([, seconds]) => seconds));
  const [[change, seconds], ...others] = first.filter(([value]) => value !== 0);
  expect([seconds * 1000, others]).toEqual([runTimes()[120], []]);
  expect(change).toBeGreaterThan(11);
  expect(change).toBeLessThan(13);

  // once more is the same, and what stood there and is no change any more becomes 0
  await graphite.write([[path, 99, first[50][1]]]);
  await until(async () => (await points(path))[50][0] === 99);
  expect((await record(...more)).stdout).toBe(stdout);
  await until(async () => (await points(path))[50][0] === 0);
  expect(await points(path)).toEqual(first);
  expect(await points(SOURCE)).toEqual(before);
});

it.each([
  ['pickle', 'line'],
  ['line', 'pickle'],
] as const)('%s at carbon’s %s port is no success', async (protocol, port) => {
  const { code, stdout, stderr } = await record(
    '--prefix',
    `wrong.${protocol}`,
    '--protocol',
    protocol,
    '--carbon-port',
    String(graphite[port])
  );
  expect([code, stdout]).toEqual([3, '']);
  expect(stderr).toContain('it closed the connection at once');
});

it('a dry run prints what would be written, and writes nothing', async () => {
  const { code, stdout } = await hunter(
    ['record', 'lwt-read', '--metrics', 'throughput', '--prefix', 'dry', '--dry-run'],
    { ...settings, CARBON_HOST: '' }
  );
  expect(code).toBe(0);
  const lines = stdout.trim().split('\n');
  expect(lines).toContainEqual(
    expect.stringMatching(new RegExp(`^dry.${SOURCE}.change 1[12]\\.\\d+ ${runTimes()[120] / 1000}$`))
  );
  expect(lines.filter((line) => line.split(' ')[1] === '0')).toHaveLength(lines.length - 1);
  expect(await points(`dry.${SOURCE}.change`)).toEqual([]);
});

describe('tests of the settings', () => {
  const folder = mkdtempSync(join(tmpdir(), 'hunter-record-'));
  const latency = runTimes().map((time, i) => `${new Date(time).toISOString()},${(i < 90 ? 10 : 12) + (i % 5) / 10}`);
  writeFileSync(join(folder, 'results.csv'), ['time,latency', ...latency, ''].join('\n'));
  writeFileSync(
    join(folder, 'hunter.yaml'),
    `
tests:
  read: { fallout: lwt-read, metrics: [throughput] }
  heavy: { prefix: perf.daily.write-heavy, metrics: [throughput] }
  renamed: { prefix: perf.daily.lwt-read, metrics: { ops: { suffix: result.throughput } } }
  csv: { file: results.csv, since: -400d }
  gone: { file: none.csv }
groups: { graphite: [read, heavy], all-good: [read, heavy, renamed, csv] }
`
  );
  const run = (...args: string[]) => hunter(args, { ...settings, HUNTER_CONFIG: join(folder, 'hunter.yaml') });
  const changesOf = (lines: string) =>
    lines
      .trim()
      .split('\n')
      .filter((line) => line.split(' ')[1] !== '0')
      .map((line) => line.split(' ')[0]);

  it('are recorded, those whose series have no path below their own names', async () => {
    const { code, stdout, stderr } = await run('record', 'all-good', '--dry-run', '--since', '-2y');
    expect([code, stderr]).toEqual([0, '']);
    expect(changesOf(stdout)).toEqual([
      'hunter.perf.daily.lwt-read.result.throughput.change',
      'hunter.perf.daily.write-heavy.result.throughput.change',
      'hunter.renamed.ops.change',
      'hunter.csv.latency.change',
    ]);
    expect(changesOf((await run('record', 're*', '--dry-run', '--since', '-2y')).stdout)).toHaveLength(2);
  });

  it('that fail are named, and the others are recorded', async () => {
    const { code, stdout, stderr } = await run('record', '--all', '--prefix', 'every', '--since', '-2y');
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^hunter: gone: There is no file/)]);
    expect(stdout.split('\n').filter((line) => line.includes('1 change in'))).toHaveLength(4);
  });

  it('are resolved, one or those of a group', async () => {
    expect((await run('resolve', 'read')).stdout).toBe('perf.daily.lwt-read\n');
    expect((await run('resolve', 'heavy')).stdout).toBe('perf.daily.write-heavy\n');
    expect((await run('resolve', 'graphite')).stdout).toBe(
      'read  perf.daily.lwt-read\nheavy  perf.daily.write-heavy\n'
    );
    expect(JSON.parse((await run('resolve', 'graphite', '--format', 'json')).stdout)).toMatchObject([
      { test: 'read', prefix: 'perf.daily.lwt-read', enabled: true },
      { test: 'heavy', prefix: 'perf.daily.write-heavy' },
    ]);
    expect(await run('resolve', 'csv')).toMatchObject({
      code: 2,
      stderr: 'hunter: "csv" has no prefix in Graphite: its results are elsewhere.\n',
    });
  });
});

it.each<[string, string[], Record<string, string>, number, string]>([
  ['no carbon', [], { CARBON_HOST: '' }, 2, 'give --carbon-host, or set CARBON_HOST'],
  ['carbon down', [], { CARBON_PORT: 'closed' }, 3, 'Carbon cannot be reached: the connection was refused'],
  ['results for a prefix', ['--prefix', 'perf.daily.lwt-read'], {}, 2, 'would be taken for more of them'],
  ['no method', ['--method', 'off'], {}, 2, "'off' is invalid"],
])('%s: says so in a line and fails', async (_, args, change, code, message) => {
  const [closed] = await freePorts(1);
  const changed = Object.entries(change).map(([name, value]) => [name, value.replace('closed', String(closed))]);
  const ended = await hunter(['record', 'lwt-read', ...args], { ...settings, ...Object.fromEntries(changed) });
  expect(ended.stderr).toContain(message);
  expect([ended.code, ended.stdout]).toEqual([code, '']);
});

async function until(check: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + 30_000;
  while (!(await check())) {
    if (Date.now() > end) {
      throw new Error('Waited in vain.');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
