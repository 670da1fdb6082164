import { spawn, spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A Grafana with the built plugin and the example's provisioning. */
export interface Grafana {
  url: string;
  /** Returns the state of each alert instance of the rule, by metric and time of the run. */
  states: () => Promise<Record<string, string>>;
  /** Returns the error of the rule's last evaluation; an empty text if there was none. */
  lastError: () => Promise<string>;
  /** Returns the recording rule's health and its last error. */
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
  /** Changes the text of the rules. */
  edit: (rules: string) => string;
  /** Further provisioning files, by path. */
  files: Record<string, string>;
}

/** Lays out a folder with the example's provisioning and the built plugin. Returns the paths. */
function prepareHome(edit: Settings['edit'], files: Settings['files']) {
  const home = mkdtempSync(join(tmpdir(), 'hunter-grafana-'));
  const provisioning = join(home, 'provisioning');
  cpSync('provisioning', provisioning, { recursive: true });
  const rulesFile = join(provisioning, 'alerting', 'rules.yaml');
  writeFileSync(rulesFile, edit(readFileSync(rulesFile, 'utf8')));
  Object.entries(files).forEach(([path, text]) => writeFileSync(join(provisioning, path), text));
  const plugins = join(home, 'plugins');
  mkdirSync(plugins);
  symlinkSync(join(process.cwd(), 'dist'), join(plugins, 'hunter-changepoints-app'));
  return { home, provisioning, plugins };
}

/** Kills all processes of the data source's backend in a process group. */
function killBackends(group: number): void {
  const found = spawnSync('pgrep', ['-g', String(group), '-f', 'gpx_hunter'], { encoding: 'utf8' }).stdout;
  found
    .split('\n')
    .filter(Boolean)
    .forEach((pid) => process.kill(Number(pid), 'SIGKILL'));
}

export async function startGrafana({ start, port, env, edit, files }: Settings): Promise<Grafana> {
  const { home, provisioning, plugins } = prepareHome(edit, files);
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
      // it has already ended
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
    killPlugin: () => killBackends(child.pid!),
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
