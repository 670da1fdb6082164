import { hasPermission } from '@grafana/runtime';

import { HunterError } from '../../core/errors';
import { readApiError } from '../grafana-api/api-error';
import { callGrafana } from '../grafana-api/http-api';
import { t } from '../translate';

/** Where a rule is put: a folder that is there, or one that is made with the rule. */
export type RuleFolder = { uid: string } | { newTitle: string };

interface Folder {
  uid: string;
}

/**
 * The folder that a rule most likely belongs to: the dashboard's, or the only one there is; where there is none at all, a
 * new one. Undefined where the user has to choose, or where Grafana does not tell.
 */
export async function suggestFolder(
  dashboardUid: string | undefined,
  newTitle: string
): Promise<RuleFolder | undefined> {
  const dashboards = dashboardUid ? await folderOfDashboard(dashboardUid).catch(() => undefined) : undefined;
  if (dashboards) {
    return { uid: dashboards };
  }
  const folders = await callGrafana<Folder[]>('GET', '/api/folders?limit=2&permission=Edit').catch(() => undefined);
  if (folders?.length === 1) {
    return { uid: folders[0].uid };
  }
  return folders?.length === 0 && hasPermission('folders:create') ? { newTitle } : undefined;
}

/** Undefined for a dashboard in no folder, where there can be no rules either. */
async function folderOfDashboard(uid: string): Promise<string | undefined> {
  const { meta } = await callGrafana<{ meta?: { folderUid?: string } }>(
    'GET',
    `/api/dashboards/uid/${encodeURIComponent(uid)}`
  );
  return meta?.folderUid || undefined;
}

/** Makes the folder if it is a new one. @returns its uid @throws HunterError */
export async function openFolder(folder: RuleFolder): Promise<string> {
  if ('uid' in folder) {
    return folder.uid;
  }
  try {
    return (await callGrafana<Folder>('POST', '/api/folders', { title: folder.newTitle.trim() })).uid;
  } catch (error) {
    const { reason } = readApiError(error);
    throw new HunterError('server', t('alert-rule.no-folder', 'The folder could not be made: {{reason}}', { reason }));
  }
}
