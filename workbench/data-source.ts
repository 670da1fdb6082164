import type { DataSourceInstanceSettings } from '@grafana/data';

import { OWNER } from '../demo/story/story';
import type { HunterOptions } from '../src/datasource/types';

/** The workbench's one Hunter data source. */
export const SETTINGS = {
  uid: 'workbench',
  type: 'hunter-changepoints-datasource',
  name: 'Hunter',
  jsonData: { falloutUser: OWNER },
} as DataSourceInstanceSettings<HunterOptions>;
