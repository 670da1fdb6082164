import { getDataSourceSrv, hasPermission } from '@grafana/runtime';

import { HunterError } from '../../core/errors';
import type { OtherSourcesSettings } from '../grafana-api/allowed-sources';
import { readApiError } from '../grafana-api/api-error';
import { callGrafana } from '../grafana-api/http-api';
import type { RefusedQuery } from '../grafana-api/panel-queries';
import { DATA_SOURCE_ID } from '../plugin-ids';

/** Of the service account, and of a data source that is made. */
const NAME = 'Hunter';

const SERVICE_ACCOUNTS = '/api/serviceaccounts';

/** A data source as Grafana's API has it. */
interface Stored {
  uid: string;
  type: string;
  readOnly?: boolean;
  jsonData?: { otherSources?: OtherSourcesSettings };
  secureJsonFields?: Record<string, boolean>;
}

/** The Hunter data source that is to ask for a query's series: the query's own, or the first; undefined without any. */
export function hunterFor({ query }: RefusedQuery): { uid: string; name: string; readOnly?: boolean } | undefined {
  const sources = getDataSourceSrv().getList({ pluginId: DATA_SOURCE_ID });
  return (
    sources.find(({ uid }) => uid === query.datasource?.uid) ?? sources.find(({ readOnly }) => !readOnly) ?? sources[0]
  );
}

/** Whether the user may do all that `allowSource` does. */
export const mayAllow = (refused: RefusedQuery): boolean =>
  !hunterFor(refused)?.readOnly &&
  ['datasources:write', 'datasources:create', 'serviceaccounts:create', 'serviceaccounts:write'].every((action) =>
    hasPermission(action)
  );

/**
 * Lets a Hunter data source ask for the series of the query's data source: makes one if there is none, and a service
 * account with the role Viewer and a token if it has none.
 *
 * @returns the Hunter data source's uid
 * @throws HunterError
 */
export async function allowSource(refused: RefusedQuery): Promise<string> {
  try {
    const { uid } = hunterFor(refused) ?? (await findHunter()) ?? (await addHunter());
    const path = `/api/datasources/uid/${encodeURIComponent(uid)}`;
    const stored = await callGrafana<Stored>('GET', path);
    const { otherSources = {} } = stored.jsonData ?? {};
    const allowed = [...new Set([...(otherSources.allowed ?? []), refused.other.uid])];
    const secureJsonData = stored.secureJsonFields?.grafanaToken ? {} : { grafanaToken: await newToken() };
    const jsonData = { ...stored.jsonData, otherSources: { ...otherSources, allowed } };
    await callGrafana('PUT', path, { ...stored, jsonData, secureJsonData });
    return uid;
  } catch (error) {
    throw new HunterError('server', `The data source could not be allowed: ${readApiError(error).reason}`);
  }
}

/** One that was made since this page was loaded. */
const findHunter = async (): Promise<Stored | undefined> =>
  (await callGrafana<Stored[]>('GET', '/api/datasources')).find(({ type }) => type === DATA_SOURCE_ID);

const addHunter = async (): Promise<{ uid: string }> =>
  (
    await callGrafana<{ datasource: { uid: string } }>('POST', '/api/datasources', {
      name: NAME,
      type: DATA_SOURCE_ID,
      access: 'proxy',
    })
  ).datasource;

async function newToken(): Promise<string> {
  const { serviceAccounts } = await callGrafana<{ serviceAccounts: Array<{ id: number; name: string; role: string }> }>(
    'GET',
    `${SERVICE_ACCOUNTS}/search?query=${NAME}`
  );
  // one of the same name with another role may do more than read
  const known = serviceAccounts.find(({ name, role }) => name === NAME && role === 'Viewer');
  const { id } = known ?? (await callGrafana<{ id: number }>('POST', SERVICE_ACCOUNTS, { name: NAME, role: 'Viewer' }));
  // names of tokens are unique
  const token = { name: `${NAME} ${new Date().toISOString()}` };
  return (await callGrafana<{ key: string }>('POST', `${SERVICE_ACCOUNTS}/${id}/tokens`, token)).key;
}
