import { locationUtil } from '@grafana/data';

import { readApiError } from '../../shared/grafana-api/api-error';
import { callGrafana } from '../../shared/grafana-api/http-api';
import { DATA_SOURCE_ID } from '../../shared/plugin-ids';

interface Added {
  datasource: { uid: string };
}

/**
 * Makes an empty Hunter data source, as Grafana's own list of data sources does: that list has no plugins which come with
 * an app, so there is no address to send people to.
 *
 * @returns the address of its settings. It has to be loaded: an open page does not know the new data source.
 * @throws what Grafana answers when one may not
 */
export async function addSource(): Promise<string> {
  const { datasource } = await add({ name: 'Hunter' }).catch((error: unknown) => {
    if (readApiError(error).status !== 409) {
      throw error;
    }
    // there is one of that name, maybe one that this user does not see: Grafana finds another
    return add({});
  });
  return locationUtil.assureBaseUrl(`/connections/datasources/edit/${datasource.uid}`);
}

const add = (named: { name?: string }) =>
  callGrafana<Added>('POST', '/api/datasources', { ...named, type: DATA_SOURCE_ID, access: 'proxy' });
