import { getDataSourceSrv } from '@grafana/runtime';

import { HunterError } from '../core/errors';
import type { HunterDataSource } from '../datasource/datasource';
import { t } from '../shared/translate';

/**
 * The instance of a Hunter data source. Grafana loads it from another bundle, so `instanceof` cannot tell that it is one.
 *
 * @throws HunterError when there is no such data source: Grafana throws an object that is no Error
 */
export async function getHunterDataSource(uid: string): Promise<HunterDataSource> {
  try {
    return (await getDataSourceSrv().get({ uid })) as unknown as HunterDataSource;
  } catch {
    throw new HunterError(
      'not-found',
      t('pages.no-source', 'There is no data source "{{uid}}" any more: choose another one.', { uid })
    );
  }
}
