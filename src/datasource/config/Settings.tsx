import {
  AdvancedHttpSettings,
  Auth,
  ConfigSection,
  ConnectionSettings,
  convertLegacyAuthProps,
  DataSourceDescription,
} from '@grafana/plugin-ui';
import { Divider } from '@grafana/ui';
import React from 'react';

import type { ConfigProps } from './ConfigEditor';
import { AnalysisSettings } from './AnalysisSettings';
import { FalloutSettings } from './FalloutSettings';

/** Where Graphite and Fallout are and how to authenticate. Secrets are stored encrypted and stay in the backend. */
export default function Settings(props: ConfigProps) {
  const { options, onOptionsChange } = props;
  return (
    <>
      <DataSourceDescription
        dataSourceName="Hunter"
        docsLink="https://github.com/hunter-for-grafana/hunter#readme"
        hasRequiredFields
      />
      <Divider />
      <ConnectionSettings
        config={options}
        onChange={onOptionsChange}
        urlLabel="Graphite URL"
        urlPlaceholder="http://graphite:8080"
        urlTooltip="Address of graphite-web, as Grafana's server reaches it."
      />
      <Divider />
      <Auth {...convertLegacyAuthProps({ config: options, onChange: onOptionsChange })} />
      <Divider />
      <FalloutSettings {...props} />
      <Divider />
      <AnalysisSettings {...props} />
      <Divider />
      <ConfigSection title="Additional settings" isCollapsible isInitiallyOpen={false}>
        <AdvancedHttpSettings config={options} onChange={onOptionsChange} />
      </ConfigSection>
    </>
  );
}
