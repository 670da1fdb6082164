import { ConfigSection } from '@grafana/plugin-ui';
import { Field, Input } from '@grafana/ui';
import React, { useState } from 'react';

import { httpUrl } from '../../core/escape/url';
import { t } from '../../shared/translate';
import type { ConfigProps } from './config-props';
import { graphiteAddress, withGraphiteAddress } from './graphite-address';

const WIDTH = 60;

/**
 * Graphite's address. `ConnectionSettings` of `@grafana/plugin-ui` calls an address wrong before anybody could type it;
 * here that is said once somebody has been in the field.
 */
export function GraphiteSettings({ options, onOptionsChange }: ConfigProps) {
  const [visited, setVisited] = useState(false);
  const address = graphiteAddress(options);
  return (
    <ConfigSection title={t('source.config.connection', 'Connection')}>
      <Field
        required
        label={t('source.config.graphite-url', 'Graphite URL')}
        description={t(
          'source.config.address-of-graphite-web-as',
          "Address of graphite-web, as Grafana's server reaches it."
        )}
        invalid={visited && !httpUrl(address)}
        error={t(
          'source.config.enter-an-address-that-begins',
          'Enter an address that begins with http:// or https://.'
        )}
      >
        <Input
          id="hunter-graphite-url"
          width={WIDTH}
          placeholder="http://graphite:8080"
          value={address}
          onBlur={() => setVisited(true)}
          onChange={(event) => onOptionsChange(withGraphiteAddress(options, event.currentTarget.value.trim()))}
        />
      </Field>
    </ConfigSection>
  );
}
