import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { hunter } from './hunter';

// What goes out: messages to a webhook, the text of an issue, and, where a Grafana is at hand, annotations:
// HUNTER_TEST_GRAFANA=http://admin:admin@127.0.0.1:3000

const folder = mkdtempSync(join(tmpdir(), 'hunter-out-'));
const csv = (name: string, level: number) => {
  const path = join(folder, name);
  const day = (i: number) => new Date(Date.UTC(2024, 0, 1 + i)).toISOString().slice(0, 10);
  const rows = Array.from({ length: 60 }, (_, i) => `${day(i)},c${i},${(i < 30 ? 100 : level) + (i % 4)}`);
  writeFileSync(path, ['time,commit,latency', ...rows].join('\n'));
  return path;
};
const worse = csv('worse.csv', 120);
const better = csv('better.csv', 80);

let server: Server;
let url: string;
let got: Array<{ path: string; body: { text: string; tests?: unknown[] } }>;

beforeAll(async () => {
  server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => (text += chunk));
    request.on('end', () => {
      got.push({ path: request.url!, body: JSON.parse(text) as { text: string } });
      response.statusCode = request.url === '/busy' ? 503 : 200;
      response.end('ok');
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => (got = []));
afterAll(() => server.close());

it('notify tells of regressions, those of one commit together, and of none twice', async () => {
  const state = join(folder, 'told.json');
  const args = ['notify', worse, better, '--slack', `${url}/slack`, '--webhook', `${url}/hook`, '--state', state];
  expect(await hunter(args)).toMatchObject({ code: 0, stderr: 'Told of 1 change.\n' });
  expect(got.map(({ path }) => path)).toEqual(['/slack', '/hook']);
  expect(got[0].body.text).toMatch(/^2024-01-31 {2}c29 → c30\n• .*worse\.csv, latency: Regression: \+19/);
  expect(got[1].body.tests).toMatchObject([{ test: worse, series: [{ series: 'latency' }] }]);
  got = [];
  expect(await hunter(args)).toMatchObject({ code: 0, stderr: 'Nothing new to tell.\n' });
  expect(got).toEqual([]);
  expect(await hunter([...args, '--improvements'])).toMatchObject({ stderr: 'Told of 1 change.\n' });
  expect(got[0].body.text).toContain('Improvement');
});

it('notify that fails can be repeated, and says no secret', async () => {
  const state = join(folder, 'failed.json');
  const ended = await hunter(['notify', worse, '--slack', `${url}/busy`, '--state', state]);
  expect([ended.code, ended.stderr]).toEqual([3, expect.stringContaining('Slack answers 503')]);
  expect(ended.stderr).not.toContain(url);
  expect(await hunter(['notify', worse, '--slack', `${url}/slack`, '--state', state])).toMatchObject({ code: 0 });
});

it.each<[string, string[], string]>([
  ['no place', ['notify', worse], 'Say where to'],
  ['no webhook', ['notify', worse, '--slack'], 'Slack has no webhook: set SLACK_WEBHOOK'],
  ['a state that is something else', ['notify', worse, '--dry-run', '--state', worse], 'is no file that'],
  ['no Grafana', ['annotate', worse], 'Grafana has no URL'],
  ['nothing to remove', ['unannotate'], 'Name the tests'],
])('%s is refused', async (_, args, said) =>
  expect(await hunter(args)).toMatchObject({ code: 2, stderr: expect.stringContaining(said) as string })
);

it('the marker of an issue stays when what was found changes', async () => {
  const first = await hunter(['issue', worse, better, '--format', 'json']);
  const later = await hunter(['issue', better, worse, '--until', '2024-01-20', '--format', 'json']);
  const [a, b] = [first, later].map(({ stdout }) => JSON.parse(stdout) as Record<string, unknown>);
  expect(a).toMatchObject({ regressions: 1, title: '1 performance regression in 2 tests' });
  expect(b).toMatchObject({ regressions: 0, marker: a.marker });
  expect((await hunter(['issue', worse, better])).stdout.split('\n')[0]).toBe(a.marker);
});

const grafana = process.env.HUNTER_TEST_GRAFANA;
if (!grafana) {
  process.stderr.write('The test of annotations is skipped: HUNTER_TEST_GRAFANA names no Grafana.\n');
}

(grafana ? it : it.skip)('annotate writes to a real Grafana what differs, and unannotate takes it back', async () => {
  const { origin, username, password } = new URL(grafana!);
  const environment = { GRAFANA_URL: origin, GRAFANA_USER: username, GRAFANA_PASSWORD: password };
  const run = async (...args: string[]) => (await hunter(args, environment)).stdout.trim();
  await run('unannotate', worse);
  expect(await run('annotate', worse)).toContain('1 added, 0 changed, 0 removed, 0 as before');
  expect(await run('annotate', worse)).toContain('0 added, 0 changed, 0 removed, 1 as before');
  expect(await run('annotate', worse, '--tag', 'x')).toContain('0 added, 1 changed, 0 removed, 0 as before');
  expect(await run('annotate', worse, '--min-magnitude', '0.9')).toContain('0 added, 0 changed, 1 removed');
  await run('annotate', worse);
  expect(await run('unannotate', worse)).toContain('1 annotation removed');
});
