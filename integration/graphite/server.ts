import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { sendLines } from '../../demo/servers/carbon';
import type { Point } from '../../demo/story/points';
import { configure, type Ports } from './configure';
import { installGraphite } from './install';

/** A real carbon-cache and graphite-web, of this process only. */
export interface Graphite {
  url: string;
  /** Carbon's ports. */
  line: number;
  pickle: number;
  /** Sends points to carbon's line port. */
  write: (points: Point[]) => Promise<void>;
  /** Waits until a path has that many points in `/render`. */
  waitFor: (path: string, points: number) => Promise<void>;
  stop: () => void;
}

const WAIT = 60_000;

export async function startGraphite(): Promise<Graphite> {
  const python = installGraphite();
  const home = mkdtempSync(join(tmpdir(), 'hunter-graphite-'));
  const [web, line, pickle, query] = await freePorts(4);
  const ports: Ports = { web, line, pickle, query };
  const env = configure(home, ports);
  const migrated = spawnSync(python, ['-m', 'django', 'migrate', '--run-syncdb', '--no-input', '-v', '0'], {
    env,
    encoding: 'utf8',
  });
  if (migrated.status !== 0) {
    throw new Error(`graphite-web cannot set up its database:\n${migrated.stderr}`);
  }
  const log = join(home, 'log', 'processes.log');
  const start = (code: string, args: string[]): ChildProcess =>
    spawn(python, ['-c', code, ...args], { env, stdio: ['ignore', openSync(log, 'a'), openSync(log, 'a')] });
  const processes = [
    // Twisted, which carbon needs anyway, serves graphite-web as well: no further package.
    start('from twisted.scripts.twistd import run; run()', [
      '--nodaemon',
      '--no_save',
      `--pidfile=${join(home, 'run', 'web.pid')}`,
      'web',
      '--wsgi',
      'graphite.wsgi.application',
      '--listen',
      `tcp:${web}:interface=127.0.0.1`,
    ]),
    start('from carbon.util import run_twistd_plugin; run_twistd_plugin("carbon-cache")', [
      `--config=${join(home, 'conf', 'carbon.conf')}`,
      `--pidfile=${join(home, 'run', 'carbon.pid')}`,
      `--logdir=${join(home, 'log', 'carbon')}`,
      '--nodaemon',
      'start',
    ]),
  ];
  const graphite: Graphite = {
    url: `http://127.0.0.1:${web}`,
    line,
    pickle,
    write: (points) => sendLines('127.0.0.1', line, points),
    waitFor: (path, points) =>
      until(`${points} points of ${path}`, async () => (await countPoints(graphite.url, path)) >= points),
    stop: () => {
      processes.forEach((one) => one.kill());
      rmSync(home, { recursive: true, force: true });
    },
  };
  // also when the tests are broken off
  process.once('exit', graphite.stop);
  try {
    await until('graphite-web', async () => (await fetch(`${graphite.url}/metrics/find?query=*`)).ok);
    await until('carbon', () => sendLines('127.0.0.1', line, []).then(() => true));
  } catch (error) {
    const said = readFileSync(log, 'utf8').slice(-2000);
    graphite.stop();
    throw new Error(`${(error as Error).message}\n${said}`);
  }
  return graphite;
}

async function until(what: string, check: () => Promise<boolean>): Promise<void> {
  const end = Date.now() + WAIT;
  while (!(await check().catch(() => false))) {
    if (Date.now() > end) {
      throw new Error(`Waited ${WAIT / 1000} s for ${what} in vain.`);
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function countPoints(url: string, path: string): Promise<number> {
  const body = new URLSearchParams({ target: path, from: '-729d', format: 'json', noNullPoints: '1' });
  const answer = (await (await fetch(`${url}/render`, { method: 'POST', body })).json()) as Array<{
    datapoints: unknown[];
  }>;
  return answer[0]?.datapoints.length ?? 0;
}

/** Ports that nothing listens on. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from(
      { length: count },
      () =>
        new Promise<ReturnType<typeof createServer>>((resolve, reject) => {
          const server = createServer();
          server.once('error', reject).listen(0, '127.0.0.1', () => resolve(server));
        })
    )
  );
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))));
  return ports;
}
