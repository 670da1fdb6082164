import { getDataSourceSrv } from '@grafana/runtime';

import { HunterError } from '../core/errors';
import type { HunterDataSource } from '../datasource/datasource';

/**
 * The instance of a Hunter data source. Grafana loads it from another bundle, so `instanceof` cannot tell that it is one.
 *
 * @throws HunterError when there is no such data source: Grafana throws an object that is no Error
 */
export async function getHunterDataSource(uid: string): Promise<HunterDataSource> {
  try {
    return (await getDataSourceSrv().get({ uid })) as unknown as HunterDataSource;
  } catch {
    throw new HunterError('not-found', `There is no data source "${uid}" any more: choose another one.`);
  }
}
