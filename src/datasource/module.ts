import '../nested-public-path';

import { DataSourcePlugin } from '@grafana/data';

import { ConfigEditor } from './config/ConfigEditor';
import { HunterDataSource } from './datasource';
import { QueryEditor } from './editor/QueryEditor';
import { QueryHelp } from './editor/QueryHelp';
import type { HunterOptions, HunterQuery, HunterSecrets } from './types';

export const plugin = new DataSourcePlugin<HunterDataSource, HunterQuery, HunterOptions, HunterSecrets>(
  HunterDataSource
)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor)
  .setQueryEditorHelp(QueryHelp);
