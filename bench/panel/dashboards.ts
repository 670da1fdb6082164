import type { DataFrameJSON } from '@grafana/data';

import type { Frames } from './frames';

/** `name:password` */
export const USER = process.env.GRAFANA_USER ?? 'admin:admin';

/** A panel to measure. */
export interface Subject {
  name: string;
  uid: string;
}

/** Asks the HTTP API of the Grafana under test. */
async function ask(grafana: string, method: string, path: string, body?: unknown): Promise<void> {
  const credentials = Buffer.from(USER).toString('base64');
  const response = await fetch(grafana + path, {
    method,
    headers: { 'content-type': 'application/json', authorization: `Basic ${credentials}` },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`${method} ${path}: Grafana answers ${response.status}: ${await response.text()}`);
  }
}

/** A dashboard for each, with one panel that shows the frames themselves: no query is part of what is measured. */
export async function saveDashboards(grafana: string, { analysed, plain, from, to }: Frames): Promise<Subject[]> {
  const ours = 'hunter-changepoints-panel';
  const subjects: Array<[name: string, type: string, options: object, frames: DataFrameJSON[]]> = [
    ['Time series', 'timeseries', {}, plain],
    ['Change points, one chart', ours, { layout: 'overlay' }, analysed],
    ['Change points, a chart for each', ours, { layout: 'multiples' }, analysed],
    ['Change points, found by the panel', ours, { layout: 'overlay', detection: { method: 'robust' } }, plain],
  ];
  const saved: Subject[] = [];
  for (const [i, [name, type, options, snapshot]] of subjects.entries()) {
    const uid = `hunter-bench-${i}`;
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

export async function deleteDashboards(grafana: string, subjects: Subject[]): Promise<void> {
  for (const { uid } of subjects) {
    await ask(grafana, 'DELETE', `/api/dashboards/uid/${uid}`);
  }
}
