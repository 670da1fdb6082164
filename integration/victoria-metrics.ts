import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { Point } from '../demo/story/points';
import { freePorts } from './graphite/server';

const VERSION = 'v1.148.8';
const BIN = join(process.cwd(), '.cache', `victoria-metrics-${VERSION}`);

/** A real VictoriaMetrics, of this process only; it speaks Graphite's ingestion and render API. */
export interface VictoriaMetrics {
  url: string;
  write: (points: Point[]) => Promise<void>;
  stop: () => void;
}

export async function startVictoriaMetrics(): Promise<VictoriaMetrics> {
  const program = install();
  const home = mkdtempSync(join(tmpdir(), 'hunter-vm-'));
  const [web] = await freePorts(1);
  const server = spawn(
    program,
    [
      `-storageDataPath=${home}`,
      `-httpListenAddr=127.0.0.1:${web}`,
      '-retentionPeriod=3y',
      '-search.latencyOffset=0',
      '-loggerLevel=ERROR',
    ],
    { stdio: 'ignore' }
  );
  const stop = () => {
    // it would write what it has on a gentler signal
    server.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true, maxRetries: 5 });
  };
  process.once('exit', stop);
  const url = `http://127.0.0.1:${web}`;
  for (let tries = 0; ; tries++) {
    const up = await fetch(`${url}/health`).then(
      ({ ok }) => ok,
      () => false
    );
    if (up) {
      break;
    }
    if (tries > 300) {
      stop();
      throw new Error('VictoriaMetrics does not start.');
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return { url, stop, write: (points) => write(url, points) };
}

async function write(url: string, points: Point[]): Promise<void> {
  const lines = points.map(([metric, value, seconds]) =>
    JSON.stringify({ metric: { __name__: metric }, values: [value], timestamps: [seconds * 1000] })
  );
  await fetch(`${url}/api/v1/import`, { method: 'POST', body: lines.join('\n') });
  // makes what was written visible at once
  await fetch(`${url}/internal/force_flush`);
}

/** Path of the program, which Go builds when it is not there yet. */
function install(): string {
  const program = join(BIN, 'victoria-metrics');
  if (!existsSync(program)) {
    mkdirSync(BIN, { recursive: true });
    const { status, stderr } = spawnSync(
      'go',
      ['install', `github.com/VictoriaMetrics/VictoriaMetrics/app/victoria-metrics@${VERSION}`],
      { env: { ...process.env, GOBIN: BIN, GOFLAGS: '' }, encoding: 'utf8' }
    );
    if (status !== 0) {
      throw new Error(`VictoriaMetrics cannot be built:\n${stderr}`);
    }
  }
  return program;
}
