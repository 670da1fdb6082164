import type { DataSourcePluginOptionsEditorProps } from '@grafana/data';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { lazy, Suspense } from 'react';

import type { HunterOptions, HunterSecrets } from '../types';

export type ConfigProps = DataSourcePluginOptionsEditorProps<HunterOptions, HunterSecrets>;

// Its libraries are larger than the rest of the data source, and few people ever open it.
const Settings = lazy(() => import('./Settings'));

export function ConfigEditor(props: ConfigProps) {
  return (
    <Suspense fallback={<LoadingPlaceholder text="Loading…" />}>
      <Settings {...props} />
    </Suspense>
  );
}
