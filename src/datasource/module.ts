import '../nested-public-path';

import { DataSourcePlugin } from '@grafana/data';

import { HunterDataSource } from './datasource';
import { ConfigEditor, QueryEditor, QueryHelp } from './lazy-editors';
import type { HunterOptions, HunterQuery, HunterSecrets } from './types';

export const plugin = new DataSourcePlugin<HunterDataSource, HunterQuery, HunterOptions, HunterSecrets>(
  HunterDataSource
)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor)
  .setQueryEditorHelp(QueryHelp);
