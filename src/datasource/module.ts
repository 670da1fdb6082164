import '../nested-public-path';

import { DataSourcePlugin } from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';

import { HunterDataSource } from './datasource';
import { ConfigEditor, QueryEditor, QueryHelp } from './lazy-editors';
import pluginJson from './plugin.json';
import type { HunterOptions, HunterQuery, HunterSecrets } from './types';

await initPluginTranslations(pluginJson.id);

export const plugin = new DataSourcePlugin<HunterDataSource, HunterQuery, HunterOptions, HunterSecrets>(
  HunterDataSource
)
  .setConfigEditor(ConfigEditor)
  .setQueryEditor(QueryEditor)
  .setQueryEditorHelp(QueryHelp);
