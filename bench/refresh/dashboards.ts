import type { BrowserContext } from 'playwright-core';

/** A dashboard that is refreshed, with one data source in one panel. */
export interface Subject {
  name: string;
  uid: string;
}

const CORE = { type: 'graphite', uid: 'hunter-bench-core' };
const OURS = { type: 'hunter-changepoints-datasource', uid: 'hunter-bench-own' };
const DETECTION = { method: 'robust', maxPValue: 0.01, minMagnitude: 0 };
const QUERY = { refId: 'A', version: 1, source: { type: 'graphite', targets: ['perf.*'] }, detection: DETECTION };

/** Each with one panel. The first is what the others are compared with. */
const SUBJECTS = [
  { name: 'Graphite, Time series', panel: 'timeseries', query: { refId: 'A', target: 'perf.*' }, datasource: CORE },
  { name: 'Hunter, Time series', panel: 'timeseries', query: QUERY, datasource: OURS },
  { name: 'Hunter, Change points', panel: 'hunter-changepoints-panel', query: QUERY, datasource: OURS },
];
const uidOf = (subject: number) => `hunter-bench-refresh-${subject}`;

/** Two data sources for one Graphite, and a dashboard for each subject. They are there until `remove` is called. */
export async function prepare({ request }: BrowserContext, grafana: string, graphite: string) {
  const call = async (method: 'post' | 'delete', path: string, data?: object) => {
    const answer = await request[method](grafana + path, { data });
    if (!answer.ok() && !(method === 'delete' && answer.status() === 404)) {
      throw new Error(`${path}: Grafana answers ${answer.status()}: ${await answer.text()}`);
    }
  };
  const remove = async () => {
    for (const i of SUBJECTS.keys()) {
      await call('delete', `/api/dashboards/uid/${uidOf(i)}`);
    }
    for (const { uid } of [CORE, OURS]) {
      await call('delete', `/api/datasources/uid/${uid}`);
    }
  };
  await remove();
  for (const { type, uid } of [CORE, OURS]) {
    const data = { type, uid, name: uid, access: 'proxy', url: graphite, jsonData: { graphiteVersion: '1.1' } };
    await call('post', '/api/datasources', data);
  }
  const subjects: Subject[] = [];
  for (const [i, { name, panel: type, query, datasource }] of SUBJECTS.entries()) {
    const options = type === 'timeseries' ? {} : { layout: 'overlay' };
    const legend = { showLegend: true, displayMode: 'list', placement: 'bottom', calcs: [] };
    const gridPos = { x: 0, y: 0, w: 24, h: 20 };
    const targets = [{ ...query, datasource }];
    const panel = { id: 1, title: name, type, datasource, targets, gridPos, options: { legend, ...options } };
    const time = { from: 'now-180d', to: 'now' };
    const dashboard = { uid: uidOf(i), title: `Bench: ${name}`, schemaVersion: 42, time, panels: [panel] };
    await call('post', '/api/dashboards/db', { dashboard, overwrite: true });
    subjects.push({ name, uid: uidOf(i) });
  }
  return { subjects, remove };
}
