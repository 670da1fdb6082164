import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Grafana with the built plugin and the example's provisioning. */
export interface Grafana {
  url: string;
  /** The state of each alert instance of the rule, by metric and run; those of the rule itself have none. */
  states: () => Promise<Record<string, string>>;
  /** What the rule says of its last evaluation, when that failed. */
  lastError: () => Promise<string>;
  /** What the recording rule says of its health. */
  recordingHealth: () => Promise<string>;
  /** Kills the data source's backend; Grafana starts it again. */
  killPlugin: () => void;
  post: (path: string, body: unknown) => Promise<{ status: number; body: string }>;
  stop: () => void;
}

interface Settings {
  start: string;
  port: number;
  env: Record<string, string>;
  /** Applied to the text of the rules. */
  edit: (rules: string) => string;
  /** More provisioning, by path. */
  files: Record<string, string>;
}

export async function startGrafana({ start, port, env, edit, files }: Settings): Promise<Grafana> {
  const home = mkdtempSync(join(tmpdir(), 'hunter-grafana-'));
  const provisioning = join(home, 'provisioning');
  cpSync('provisioning', provisioning, { recursive: true });
  const rulesFile = join(provisioning, 'alerting', 'rules.yaml');
  writeFileSync(rulesFile, edit(readFileSync(rulesFile, 'utf8')));
  Object.entries(files).forEach(([path, text]) => writeFileSync(join(provisioning, path), text));
  const plugins = join(home, 'plugins');
  mkdirSync(plugins);
  symlinkSync(join(process.cwd(), 'dist'), join(plugins, 'hunter-changepoints-app'));
  const child = spawn(start, {
    shell: true,
    detached: true,
    stdio: process.env.GRAFANA_LOG ? 'inherit' : 'ignore',
    env: {
      ...process.env,
      ...env,
      PORT: String(port),
      DATA: join(home, 'data'),
      PLUGINS: plugins,
      PROVISIONING: provisioning,
      HUNTER_DASHBOARDS: join(provisioning, 'dashboards'),
      GF_FEATURE_TOGGLES_ENABLE: 'configurableSchedulerTick,sqlExpressions',
    },
  });
  const stop = () => {
    try {
      process.kill(-child.pid!);
    } catch {
      // it has ended by itself
    }
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  process.once('exit', stop);
  const url = `http://127.0.0.1:${port}`;
  const get = async (path: string) => {
    if (child.exitCode !== null) {
      throw new Error(`GRAFANA_START ended with code ${child.exitCode}; with GRAFANA_LOG=1 it says why.`);
    }
    return (await fetch(`${url}${path}`)).json() as Promise<any>;
  };
  const rules = async (): Promise<any[]> =>
    (await get('/api/prometheus/grafana/api/v1/rules')).data.groups.flatMap((group: any) => group.rules);
  const rule = async () => (await rules()).find(({ type }) => type === 'alerting');
  return {
    url,
    states: async () =>
      Object.fromEntries(
        ((await rule())?.alerts ?? []).map(({ state, labels }: { state: string; labels: Record<string, string> }) => [
          [labels.metric, labels.time].filter(Boolean).join(' '),
          state,
        ])
      ),
    lastError: async () => (await rule())?.lastError ?? '',
    recordingHealth: async () => {
      const { health, lastError } = (await rules()).find(({ type }) => type === 'recording') ?? {};
      return `${health} ${lastError ?? ''}`.trim();
    },
    killPlugin: () => {
      const found = spawnSync('pgrep', ['-g', String(child.pid), '-f', 'gpx_hunter'], { encoding: 'utf8' }).stdout;
      found
        .split('\n')
        .filter(Boolean)
        .forEach((pid) => process.kill(Number(pid), 'SIGKILL'));
    },
    post: async (path, body) => {
      const answer = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      return { status: answer.status, body: await answer.text() };
    },
    stop,
  };
}
