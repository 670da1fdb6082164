import { getDataSourceSrv } from '@grafana/runtime';

import type { HunterDataSource } from '../datasource/datasource';

/**
 * The instance of a Hunter data source. Grafana loads it from another bundle, so `instanceof` cannot tell that it is one.
 *
 * @throws what Grafana says when there is no such data source
 */
export async function getHunterDataSource(uid: string): Promise<HunterDataSource> {
  return (await getDataSourceSrv().get({ uid })) as unknown as HunterDataSource;
}
