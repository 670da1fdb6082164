import { locationService } from '@grafana/runtime';

import pluginJson from '../../plugin.json';
import { callGrafana } from '../../shared/grafana-api/http-api';

/** The dashboards that come with the app, as plugin.json has them. */
export const TEST_DASHBOARD = 'dashboards/performance-test.json';
export const OVERVIEW_DASHBOARD = 'dashboards/regressions-overview.json';

/** An entry of Grafana's list of a plugin's dashboards. */
interface Listed {
  path: string;
  uid: string;
  imported: boolean;
  importedUri?: string;
}

/**
 * Opens a dashboard of the app with its variables set. Grafana imports those of an app when somebody enables it, but not
 * those of one that enables itself, so it is imported first where that is needed.
 *
 * @throws what Grafana answers to one who may not import
 */
export async function openDashboard(path: string, variables: Record<string, string>): Promise<void> {
  const all = await callGrafana<Listed[]>('GET', `/api/plugins/${pluginJson.id}/dashboards`);
  const known = all.find((one) => one.path === path && one.imported);
  const { uid } = known ?? (await importDashboard(path));
  const search = Object.entries(variables).map(([name, value]): [string, string] => [`var-${name}`, value]);
  locationService.push(`/d/${uid}?${new URLSearchParams(search)}`);
}

const importDashboard = (path: string) =>
  callGrafana<{ uid: string }>('POST', '/api/dashboards/import', {
    pluginId: pluginJson.id,
    path,
    overwrite: false,
    inputs: [],
  });
