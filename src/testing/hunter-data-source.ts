import type { DataSourceInstanceSettings } from '@grafana/data';

import { HunterDataSource } from '../datasource/datasource';
import type { HunterOptions } from '../datasource/types';

/** A Hunter data source of uid "h" with these settings. */
export function hunterDataSource(jsonData: Partial<HunterOptions> = {}): HunterDataSource {
  const settings: Partial<DataSourceInstanceSettings<HunterOptions>> = {
    uid: 'h',
    name: 'Hunter',
    type: 'hunter-changepoints-datasource',
    jsonData,
  };
  return new HunterDataSource(settings as DataSourceInstanceSettings<HunterOptions>);
}
