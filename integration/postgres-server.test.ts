import { spawnSync } from 'node:child_process';
import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { freePorts } from './graphite/server';

// The real PostgreSQL and the real package pg, where both are at hand: the server of Debian's package "postgresql", and
// pg from the registry.

const VERSION = '8.23.1';
const PASSWORD = 'my own/password';
const project = join(process.cwd(), '.cache', `pg-${VERSION}`);
const home = mkdtempSync(join(tmpdir(), 'hunter-postgres-'));
const data = join(home, 'data');
let port: number;

/** The folder of PostgreSQL's programs; undefined if it is not installed. */
function findPrograms(): string | undefined {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).map((version) => join(root, version, 'bin')) : [];
  const places = [...versions, ...(process.env.PATH ?? '').split(':')];
  return places.find((place) => existsSync(join(place, 'initdb')));
}

/** Installs pg, once; says why that failed. */
function installPg(): string | undefined {
  if (existsSync(join(project, 'installed'))) {
    return undefined;
  }
  mkdirSync(project, { recursive: true });
  writeFileSync(join(project, 'package.json'), '{"private": true}');
  const args = ['install', '--no-audit', '--no-fund', '--ignore-scripts', `pg@${VERSION}`];
  const { status, stderr } = spawnSync('npm', args, { cwd: project, encoding: 'utf8' });
  if (status === 0) {
    writeFileSync(join(project, 'installed'), '');
  }
  return status === 0 ? undefined : stderr;
}

const programs = findPrograms();
const missing = programs === undefined ? 'there is no initdb' : installPg();
if (missing !== undefined) {
  process.stderr.write(`The test with a real PostgreSQL is skipped: ${missing}\n`);
}

/** PostgreSQL does not run as root: then as the user of Debian's package. */
const user = (() => {
  const [, , uid, gid] = spawnSync('getent', ['passwd', 'postgres'], { encoding: 'utf8' }).stdout.split(':');
  return process.getuid?.() === 0 && uid ? { uid: Number(uid), gid: Number(gid) } : {};
})();

function run(name: string, args: string[], input?: string): void {
  const env = { ...process.env, PGPASSWORD: PASSWORD };
  const { status, stdout, stderr } = spawnSync(join(programs!, name), args, {
    ...user,
    cwd: home,
    env,
    input,
    encoding: 'utf8',
    // the server, which goes on, must not hold the pipes open
    stdio: name === 'pg_ctl' ? 'ignore' : 'pipe',
  });
  if (status !== 0) {
    throw new Error(`${name} failed: ${stdout ?? ''}${stderr ?? ''}`);
  }
}

const TABLE = `
create table results (at timestamptz, branch text, commit text, latency numeric, throughput float8, n int8);
insert into results
  select timestamptz '2026-01-01 12:00+02' + i * interval '1 day', branch, 'c' || i,
    case when i = 5 then null else (case when branch = 'main' and i >= 30 then 12 else 10 end) + (i % 4) * 0.1 end,
    case when i = 7 then 'NaN'::float8 else 1000 + i % 3 end, 5000000000 + i % 2
  from generate_series(0, 59) i, unnest(array['main', 'it''s dev']) branch;
`;

beforeAll(async () => {
  if (missing !== undefined) {
    return;
  }
  chmodSync(home, 0o700);
  writeFileSync(join(home, 'password'), PASSWORD);
  if (user.uid !== undefined) {
    [home, join(home, 'password')].forEach((path) => chownSync(path, user.uid, user.gid));
  }
  [port] = await freePorts(1);
  run('initdb', ['-D', data, '-U', 'jane', '-A', 'scram-sha-256', `--pwfile=${join(home, 'password')}`, '-N']);
  const options = `-p ${port} -k ${home} -c listen_addresses=127.0.0.1 -c fsync=off`;
  run('pg_ctl', ['-D', data, '-w', '-l', join(home, 'log'), '-o', options, 'start']);
  run('psql', ['-h', '127.0.0.1', '-p', String(port), '-U', 'jane', '-v', 'ON_ERROR_STOP=1', 'postgres'], TABLE);
});

afterAll(() => {
  if (missing === undefined) {
    run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
  }
  rmSync(home, { recursive: true, force: true });
});

const urlOf = (password = PASSWORD) => `postgres://jane:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`;

function hunter(args: string[], environment: Record<string, string> = { POSTGRES_URL: urlOf() }) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(process.cwd(), 'bin/hunter.js'), ...args], {
    cwd: project,
    encoding: 'utf8',
    env: { PATH: process.env.PATH, HOME: home, ...environment },
  });
  return { code: status, stdout, stderr };
}

interface Answer {
  series: Array<{ series: string; runs: number; labels: object; changePoints: Array<{ time: number }> }>;
}

const QUERY = "select at as time, commit, latency, throughput, n from results where branch = 'main' order by at";
const COMMON = ['--since', '2026-01-01', '--format', 'json'];

const itRuns = missing === undefined ? it : it.skip;

itRuns('rows of PostgreSQL are runs: times with a zone, numerics, NULL and NaN', () => {
  const { code, stdout, stderr } = hunter(['analyze', '--sql', QUERY, '--lower-is-better', 'latency', ...COMMON]);
  expect([code, stderr]).toEqual([4, '']);
  expect((JSON.parse(stdout) as Answer).series).toMatchObject([
    {
      series: 'latency',
      runs: 59,
      changePoints: [{ time: Date.UTC(2026, 0, 31, 10), firstBadRun: { commit: 'c30' }, verdict: 'regression' }],
    },
    { series: 'throughput', runs: 59, changePoints: [] },
    { series: 'n', runs: 60, changePoints: [] },
  ]);
});

itRuns('the variables of psql do as well as an address', () => {
  const environment = {
    PGHOST: '127.0.0.1',
    PGPORT: String(port),
    PGUSER: 'jane',
    PGPASSWORD: PASSWORD,
    PGDATABASE: 'postgres',
  };
  expect(hunter(['analyze', '--sql', QUERY, ...COMMON], environment)).toMatchObject({ code: 4, stderr: '' });
});

itRuns('a branch is a parameter of the query, whatever it is called', () => {
  const sql = 'select at as time, latency from results where branch = %{BRANCH} order by at';
  const { code, stdout, stderr } = hunter(['analyze', '--sql', sql, '--branches', "main,it's dev", ...COMMON]);
  expect([code, stderr]).toEqual([4, '']);
  const { series } = JSON.parse(stdout) as Answer;
  expect(series.map((one) => [one.series, one.labels, one.runs, one.changePoints.length])).toEqual([
    ['latency [main]', { branch: 'main' }, 59, 1],
    ["latency [it's dev]", { branch: "it's dev" }, 59, 0],
  ]);
  expect(hunter(['analyze', '--sql', sql, ...COMMON])).toMatchObject({
    code: 2,
    stderr: expect.stringContaining('give --branches, or set BRANCH') as string,
  });
});

itRuns.each<[string, string, () => string, number, string]>([
  ['what would write', 'delete from results returning at as time, n', urlOf, 2, 'read-only transaction'],
  ['a mistake', 'selekt 1', urlOf, 2, 'syntax error'],
  ['a wrong password', QUERY, () => urlOf('other'), 1, 'PostgreSQL refused the credentials'],
  ['a server that is not there', QUERY, () => 'postgres://jane@127.0.0.1:1/x', 3, 'PostgreSQL cannot be reached'],
])('%s is refused', (_, sql, url, code, said) => {
  const ended = hunter(['analyze', '--sql', sql, ...COMMON], { POSTGRES_URL: url() });
  expect([ended.code, ended.stderr, ended.stdout]).toEqual([code, expect.stringContaining(said), '']);
  expect(ended.stderr).not.toContain('my own');
});
