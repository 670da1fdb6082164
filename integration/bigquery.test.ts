import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';

// The real client library of BigQuery, against a stand-in that answers as BigQuery's REST API does: there is no server
// of it to run here.

const VERSION = '8.3.1';
const project = join(process.cwd(), '.cache', `bigquery-${VERSION}`);

/** Installs the library, once; says why that failed. */
function problem(): string | undefined {
  if (existsSync(join(project, 'installed'))) {
    return undefined;
  }
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, 'package.json'), '{"private": true}');
  const npm = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `@google-cloud/bigquery@${VERSION}`];
  const { status, stderr } = spawnSync('npm', npm, { cwd: project, encoding: 'utf8' });
  if (status === 0) {
    writeFileSync(join(project, 'installed'), '');
  }
  return status === 0 ? undefined : stderr;
}

const missing = problem();
if (missing !== undefined) {
  process.stderr.write(`The test of BigQuery is skipped, because its library cannot be installed: ${missing}\n`);
}

const FIELDS = [
  { name: 'time', type: 'TIMESTAMP' },
  { name: 'commit', type: 'STRING' },
  { name: 'latency', type: 'FLOAT' },
  { name: 'size', type: 'NUMERIC' },
];
const ROWS = Array.from({ length: 60 }, (_, i) => ({
  f: [
    { v: String(Date.UTC(2024, 0, 1 + i) * 1000) },
    { v: `c${i}` },
    { v: i === 7 ? null : String((i < 30 ? 100 : 120) + (i % 4)) },
    { v: '1.5' },
  ],
}));

let server: Server;
let url: string;
let asked: object;

beforeAll(async () => {
  server = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      asked = body ? (JSON.parse(body) as object) : asked;
      const code = body.includes('broken') ? 400 : body.includes('busy') ? 503 : 200;
      const reason = code === 400 ? 'invalidQuery' : 'backendError';
      const message = code === 400 ? 'Syntax error at [1:1]' : 'Try again';
      response.writeHead(code, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify(
          code === 200
            ? {
                kind: 'bigquery#queryResponse',
                jobReference: { projectId: 'p', jobId: 'j', location: 'EU' },
                schema: { fields: FIELDS },
                rows: ROWS,
                totalRows: String(ROWS.length),
                jobComplete: true,
                status: { state: 'DONE' },
              }
            : { error: { code, message, errors: [{ reason, message }] } }
        )
      );
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

function analyze(query: string, more: string[] = []): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const args = ['analyze', '--bigquery', query, '--since', '2024-01-01', '--format', 'json', ...more];
  const child = spawn(process.execPath, [join(process.cwd(), 'bin/hunter.js'), ...args], {
    cwd: project,
    env: { PATH: process.env.PATH, HOME: project, BIGQUERY_PROJECT: 'p', BIGQUERY_URL: url },
  });
  const ended = { code: null as number | null, stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (ended.stdout += chunk));
  child.stderr.on('data', (chunk) => (ended.stderr += chunk));
  return new Promise((resolve) => child.on('close', (code) => resolve({ ...ended, code })));
}

const itRuns = missing === undefined ? it : it.skip;

itRuns('rows are runs: times, decimals and NULL as the library gives them', async () => {
  const { code, stdout } = await analyze('SELECT * FROM results');
  expect(code).toBe(4);
  const { series } = JSON.parse(stdout) as { series: unknown[] };
  expect(series).toMatchObject([
    {
      series: 'latency',
      runs: 59,
      changePoints: [{ time: Date.UTC(2024, 0, 31), firstBadRun: { commit: 'c30' }, verdict: 'regression' }],
    },
    { series: 'size', runs: 60, changePoints: [] },
  ]);
});

itRuns('a branch is a parameter of the query', async () => {
  const { stdout } = await analyze('SELECT * FROM results WHERE branch = %{BRANCH}', ['--branches', 'main']);
  expect(asked).toMatchObject({
    configuration: {
      query: {
        query: 'SELECT * FROM results WHERE branch = @branch',
        queryParameters: [{ name: 'branch', parameterValue: { value: 'main' } }],
      },
    },
  });
  expect((JSON.parse(stdout) as { series: unknown[] }).series).toMatchObject([
    { series: 'latency [main]', labels: { branch: 'main' } },
    { series: 'size [main]' },
  ]);
});

itRuns('what is wrong with a query is told', async () =>
  expect(await analyze('broken')).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('BigQuery cannot answer: Syntax error at [1:1].') as string,
  })
);
