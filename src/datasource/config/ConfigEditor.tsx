import { css } from '@emotion/css';
import {
  AdvancedHttpSettings,
  Auth,
  ConfigSection,
  convertLegacyAuthProps,
  DataSourceDescription,
} from '@grafana/plugin-ui';
import { config } from '@grafana/runtime';
import { Divider, SecureSocksProxySettings, useStyles2 } from '@grafana/ui';
import React, { useEffect } from 'react';

import { t } from '../../shared/translate';
import { AnalysisSettings } from './AnalysisSettings';
import type { ConfigProps } from './config-props';
import { FalloutSettings } from './FalloutSettings';
import { graphiteAddress, isToMove, withGraphiteAddress } from './graphite-address';
import { GraphiteSettings } from './GraphiteSettings';
import { LinkSettings } from './LinkSettings';
import { OtherSourceSettings } from './OtherSourceSettings';
import { useHeadingLevels } from './useHeadingLevels';

/** Settings of the servers, their authentication, and the analysis. Secrets are stored encrypted and stay in the backend. */
export function ConfigEditor(props: ConfigProps) {
  const styles = useStyles2(getStyles);
  const { options, onOptionsChange } = props;
  const headings = useHeadingLevels<HTMLDivElement>();
  const toMove = isToMove(options);
  useEffect(() => {
    // as if somebody had typed it here: the next Save moves it
    if (toMove) {
      onOptionsChange(withGraphiteAddress(options, graphiteAddress(options)));
    }
  }, [toMove]); // eslint-disable-line react-hooks/exhaustive-deps
  return (
    <div ref={headings} className={styles.form}>
      <DataSourceDescription
        dataSourceName="Hunter"
        docsLink="https://github.com/hunter-for-grafana/hunter#readme"
        hasRequiredFields
      />
      <Divider />
      <GraphiteSettings {...props} />
      <Divider />
      <Auth {...convertLegacyAuthProps({ config: options, onChange: onOptionsChange })} />
      <Divider />
      <FalloutSettings {...props} />
      <Divider />
      <AnalysisSettings {...props} />
      <Divider />
      <LinkSettings {...props} />
      <Divider />
      <OtherSourceSettings {...props} />
      <Divider />
      <ConfigSection
        title={t('source.config.additional-settings', 'Additional settings')}
        isCollapsible
        isInitiallyOpen={false}
      >
        <AdvancedHttpSettings config={options} onChange={onOptionsChange} />
        {config.secureSocksDSProxyEnabled && (
          <SecureSocksProxySettings options={options} onOptionsChange={onOptionsChange} />
        )}
      </ConfigSection>
    </div>
  );
}

const getStyles = () => ({
  // fields have a width that a phone has not
  form: css({ '[data-testid="input-wrapper"]': { maxWidth: '100%' } }),
});
