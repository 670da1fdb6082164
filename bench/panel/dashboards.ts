import type { DataFrameJSON } from '@grafana/data';

import type { Frames } from './frames';

/** `name:password` */
export const USER = process.env.GRAFANA_USER ?? 'admin:admin';

/** A panel to measure. */
export interface Subject {
  name: string;
  uid: string;
}

/** Asks the HTTP API of the Grafana under test. @throws Error with Grafana's words */
async function ask(grafana: string, method: string, path: string, body?: unknown): Promise<string> {
  const credentials = Buffer.from(USER).toString('base64');
  const response = await fetch(grafana + path, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Basic ${credentials}` },
    body: body === undefined ? undefined : JSON.stringify(body),
  }).catch(() => {
    throw new Error(`No Grafana answers at ${grafana}: start one, or name another in GRAFANA_URL.`);
  });
  const text = await response.text();
  if (!response.ok) {
    throw new GrafanaError(response.status, `${method} ${path}: Grafana answers ${response.status}: ${text}`);
  }
  return text;
}

class GrafanaError extends Error {
  constructor(
    readonly status: number,
    message: string
  ) {
    super(message);
  }
}

/** The version of a Grafana that the bench can use. @throws Error that says what it lacks */
export async function checkGrafana(grafana: string): Promise<string> {
  const { version } = JSON.parse(await ask(grafana, 'GET', '/api/health')) as { version: string };
  await ask(grafana, 'GET', `/api/plugins/${PANEL}/settings`).catch((error: unknown) => {
    const { status } = error as GrafanaError;
    if (status === 401 || status === 403) {
      throw new Error(`Grafana refuses the user of GRAFANA_USER (${status}): give an administrator as name:password.`);
    }
    throw status === 404
      ? new Error(
          `The Grafana at ${grafana} has no ${PANEL}: build the plugin, put dist into its plugins folder as hunter-changepoints-app, and allow unsigned plugins.`
        )
      : error;
  });
  return version;
}

const PANEL = 'hunter-changepoints-panel';
const uidOf = (subject: number) => `hunter-bench-${subject}`;
/** One for each of the ways to draw the frames. */
const SUBJECTS = 4;

/** A dashboard for each, with one panel that shows the frames themselves: no query is part of what is measured. */
export async function saveDashboards(grafana: string, { analysed, plain, from, to }: Frames): Promise<Subject[]> {
  const subjects: Array<[name: string, type: string, options: object, frames: DataFrameJSON[]]> = [
    ['Time series', 'timeseries', {}, plain],
    ['Change points, one chart', PANEL, { layout: 'overlay' }, analysed],
    ['Change points, a chart for each', PANEL, { layout: 'multiples' }, analysed],
    ['Change points, found by the panel', PANEL, { layout: 'overlay', detection: { method: 'robust' } }, plain],
  ];
  const saved: Subject[] = [];
  for (const [i, [name, type, options, snapshot]] of subjects.entries()) {
    const uid = uidOf(i);
    const datasource = { type: 'grafana', uid: '-- Grafana --' };
    const panel = {
      id: 1,
      title: name,
      type,
      options: { legend: { showLegend: true, displayMode: 'list', placement: 'bottom', calcs: [] }, ...options },
      fieldConfig: { defaults: {}, overrides: [] },
      gridPos: { x: 0, y: 0, w: 24, h: 22 },
      datasource,
      targets: [{ refId: 'A', datasource, queryType: 'snapshot', snapshot }],
    };
    const time = { from: new Date(from).toISOString(), to: new Date(to).toISOString() };
    const dashboard = { uid, title: `Bench: ${name}`, schemaVersion: 42, time, panels: [panel] };
    await ask(grafana, 'POST', '/api/dashboards/db', { dashboard, overwrite: true });
    saved.push({ name, uid });
  }
  return saved;
}

/** Leaves nothing behind, however far it came. */
export async function deleteDashboards(grafana: string): Promise<void> {
  for (let i = 0; i < SUBJECTS; i++) {
    await ask(grafana, 'DELETE', `/api/dashboards/uid/${uidOf(i)}`).catch((error: unknown) => {
      if ((error as GrafanaError).status !== 404) {
        throw error;
      }
    });
  }
}
