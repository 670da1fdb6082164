import type { DataSourcePluginOptionsEditorProps } from '@grafana/data';

import type { HunterOptions, HunterSecrets } from '../types';

export type ConfigProps = DataSourcePluginOptionsEditorProps<HunterOptions, HunterSecrets>;
