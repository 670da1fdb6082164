import type { APIRequestContext } from '@playwright/test';

import { expectOk } from './people';

const DATA_SOURCE = { type: 'hunter-changepoints-datasource', uid: 'hunter' };
const RESULT = 'perf.daily.lwt-read.result';

/** Queries that go well and that do not, by the title of their panel. */
const SOURCES: Record<string, object> = {
  good: { type: 'graphite', targets: [`${RESULT}.throughput`] },
  'one bad of two': { type: 'graphite', targets: [`${RESULT}.throughput`, 'noSuchFunction(x.y)'] },
  'unknown function': { type: 'graphite', targets: ['noSuchFunction(x.y)'] },
  'unknown test': { type: 'fallout', test: 'no-such-test' },
};

/** Makes a dashboard with a panel for each of these queries. */
export async function makeDashboard(admin: APIRequestContext, uid: string): Promise<void> {
  const panels = Object.entries(SOURCES).map(([title, source], i) => ({
    id: i + 1,
    type: 'hunter-changepoints-panel',
    title,
    datasource: DATA_SOURCE,
    targets: [{ refId: 'A', datasource: DATA_SOURCE, version: 1, source }],
    gridPos: { x: 12 * (i % 2), y: 9 * Math.floor(i / 2), w: 12, h: 9 },
  }));
  // events of the data source, which a public dashboard must do without
  const annotation = {
    name: 'Changes',
    enable: true,
    iconColor: 'red',
    datasource: DATA_SOURCE,
    target: {
      refId: 'Anno',
      source: { type: 'fallout', test: 'lwt-read' },
      annotation: { show: 'changePoints', which: 'all' },
    },
  };
  const dashboard = {
    uid,
    title: `Hunter e2e: ${uid}`,
    schemaVersion: 42,
    time: { from: 'now-180d', to: 'now' },
    annotations: { list: [annotation] },
    panels,
  };
  await expectOk(admin.post('/api/dashboards/db', { data: { dashboard, overwrite: true } }));
}

/** Makes a dashboard public. */
export async function share(admin: APIRequestContext, uid: string): Promise<{ accessToken: string }> {
  const url = `/api/dashboards/uid/${uid}/public-dashboards/`;
  const data = { isEnabled: true, timeSelectionEnabled: true, annotationsEnabled: true };
  // Grafana keeps it when a dashboard is deleted
  const known = await admin.get(url);
  return known.ok() ? known.json() : expectOk(admin.post(url, { data }));
}

export const deleteDashboard = (admin: APIRequestContext, uid: string) =>
  expectOk(admin.delete(`/api/dashboards/uid/${uid}`));
