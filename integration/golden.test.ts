import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { hunter } from './hunter';

// Every format, compared with a file: what is written for the same inputs must not change unnoticed. `npm run golden`
// writes the files anew.

const INPUTS = 'testdata/command-line/inputs';
const EXPECTED = 'testdata/command-line/expected';
const isWriting = process.env.GOLDEN === 'write';
const written = new Set<string>();

function expectFile(name: string, text: string): void {
  const path = join(EXPECTED, name);
  written.add(name);
  if (isWriting) {
    writeFileSync(path, text);
  }
  expect(text).toBe(readFileSync(path, 'utf8'));
}

/** Runs a call that has nothing to say beside its output. */
const run = async (args: string[], environment: Record<string, string> = {}, input = '') => {
  const ended = await hunter(args, { HUNTER_CONFIG: join(INPUTS, 'hunter.yaml'), ...environment }, input);
  expect(ended.stderr).toBe('');
  return ended;
};

it.each<[file: string, args: string[], code: number]>([
  ['analyze.txt', ['analyze', '--all'], 4],
  ['analyze-runs.txt', ['analyze', 'read', '--attrs', 'version,commit'], 4],
  ['analyze-sparkline.txt', ['analyze', 'nightly', '--sparkline'], 4],
  ['analyze-otava.txt', ['analyze', 'nightly', '--method', 'otava'], 4],
  ['analyze.json', ['analyze', '--all', '--format', 'json'], 4],
  ['analyze-one.json', ['analyze', 'write', '--format', 'json'], 4],
  ['analyze.ndjson', ['analyze', '--all', '--format', 'ndjson'], 4],
  ['analyze.md', ['analyze', '--all', '--format', 'markdown'], 4],
  ['analyze-one.md', ['analyze', 'read', '--format', 'markdown'], 4],
  ['analyze.csv', ['analyze', '--all', '--format', 'csv'], 4],
  ['analyze.junit.xml', ['analyze', '--all', '--format', 'junit'], 4],
  ['analyze.github.txt', ['analyze', '--all', '--format', 'github'], 4],
  ['regressions.txt', ['regressions', 'nightly', '--baseline', '2026-08-22..2026-09-10', '--tail', '15 runs'], 4],
  ['regressions.md', ['regressions', 'nightly', '--tail', 'version 4.2.19', '--format', 'markdown'], 0],
  ['regressions.json', ['regressions', 'write', '--tail', '15 runs', '--format', 'json'], 4],
  ['regressions.ndjson', ['regressions', 'write', '--tail', '15 runs', '--format', 'ndjson'], 4],
  ['issue.md', ['issue', '--all'], 0],
  ['issue.json', ['issue', 'nightly', '--format', 'json'], 0],
  ['notify.txt', ['notify', '--all', '--dry-run', '--improvements'], 0],
  ['record.txt', ['record', 'nightly', '--metrics', 'latency', '--since', '2026-09-08', '--dry-run'], 0],
  ['list.json', ['list', '--format', 'json'], 0],
  ['list-groups.json', ['list', 'groups', '--format', 'json'], 0],
  ['list-metrics.json', ['list', 'metrics', '--format', 'json'], 0],
  ['hunter.schema.json', ['validate', '--schema'], 0],
])('%s', async (file, args, code) => {
  const ended = await run(args);
  expectFile(file, ended.stdout);
  expect(ended.code).toBe(code);
});

it('settings made of those of Otava, and what is said of them', async () => {
  const { code, stdout, stderr } = await hunter(['import', join(INPUTS, 'otava.yaml')]);
  expectFile('import.yaml', stdout);
  expect([code, stderr]).toEqual([
    0,
    `! ${join(process.cwd(), INPUTS, 'otava.yaml')}, line 12: tests.read.metrics.latency.scale is applied from now on; Otava never did.\n`,
  ]);
});

it('the lines of detect', async () => {
  const values = Array.from({ length: 30 }, (_, i) => (i < 15 ? 10 : 12) + (i % 3) / 10);
  const lines = [
    { id: 'robust', values, times: values.map((_, i) => i * 86_400_000), segments: true },
    { id: 'otava', values, method: 'otava', weak: true },
    { id: 'gaps', values: values.map((value, i) => (i % 7 === 3 ? null : value)) },
    { id: 'short', values: [1, 2] },
  ];
  const { stdout } = await run(['detect'], {}, lines.map((line) => JSON.stringify(line)).join('\n'));
  expectFile('detect.ndjson', stdout);
});

it('a plot', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'hunter-plot-')), 'plot.svg');
  await run(['analyze', '--all', '--plot', file, '--fail-on', 'never']);
  expectFile('plot.svg', readFileSync(file, 'utf8'));
});

/** A server that keeps what it is sent, and what Grafana would answer to it. */
async function serve(answer: (method: string, url: URL, body: unknown) => unknown) {
  const requests: Array<{ method: string; path: string; body?: unknown }> = [];
  const server = createServer(async (request, response) => {
    const text = (await request.toArray()).join('');
    const body: unknown = text ? JSON.parse(text) : undefined;
    requests.push({ method: request.method!, path: request.url!, ...(text && { body }) });
    response.end(JSON.stringify(answer(request.method!, new URL(request.url!, 'http://localhost'), body) ?? {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { requests, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

const asJson = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

it('what Slack and a webhook are sent', async () => {
  const { requests, url, close } = await serve(() => undefined);
  const args = ['notify', '--all', '--improvements', '--slack', `${url}/slack`, '--webhook', `${url}/hook`];
  const ended = await hunter(args, { HUNTER_CONFIG: join(INPUTS, 'hunter.yaml') });
  expect(ended).toMatchObject({ code: 0, stderr: expect.stringMatching(/^Told of \d changes\.\n$/) as string });
  close();
  expectFile('notify.json', asJson(requests));
});

it('what Grafana is asked to do with annotations: add them, change them, and remove them', async () => {
  let stored: Array<{ id: number; tags: string[] }> = [];
  const { requests, url, close } = await serve((method, { pathname, searchParams }, body) => {
    const id = Number(pathname.split('/').at(-1));
    switch (method) {
      case 'GET':
        return stored.filter(({ tags }) => searchParams.getAll('tags').every((tag) => tags.includes(tag)));
      case 'POST':
        stored.push({ id: stored.length + 1, ...(body as { tags: string[] }) });
        return undefined;
      case 'PATCH':
        stored = stored.map((one) => (one.id === id ? { ...one, ...(body as object) } : one));
        return undefined;
      default:
        stored = stored.filter((one) => one.id !== id);
        return undefined;
    }
  });
  const environment = { GRAFANA_URL: url, GRAFANA_TOKEN: 'secret' };
  for (const args of [
    ['annotate', 'read'],
    ['annotate', 'read'],
    ['annotate', 'read', '--tag', 'nightly'],
    ['unannotate', 'read'],
  ]) {
    requests.push({ method: 'hunter', path: args.join(' ') });
    await run(args, environment);
  }
  close();
  expectFile('annotate.json', asJson(requests));
});

it('no file is left over', () => expect(readdirSync(EXPECTED).sort()).toEqual([...written].sort()));
