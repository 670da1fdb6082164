import { ConfigSection } from '@grafana/plugin-ui';
import { Field, Input, SecretInput } from '@grafana/ui';
import React, { type ChangeEvent } from 'react';

import { t } from '../../shared/translate';
import type { HunterOptions } from '../types';
import type { ConfigProps } from './config-props';

const WIDTH = 60;

/** Fallout's address, the user whose tests are meant, and the token. All optional: Graphite targets need none. */
export function FalloutSettings({ options, onOptionsChange }: ConfigProps) {
  const { jsonData, secureJsonData, secureJsonFields } = options;
  const set = (name: keyof HunterOptions) => (event: ChangeEvent<HTMLInputElement>) =>
    onOptionsChange({ ...options, jsonData: { ...jsonData, [name]: event.currentTarget.value.trim() } });
  const setToken = (falloutToken: string) =>
    onOptionsChange({
      ...options,
      secureJsonData: { ...secureJsonData, falloutToken },
      secureJsonFields: { ...secureJsonFields, falloutToken: false },
    });
  return (
    <ConfigSection
      title={t('source.config.fallout', 'Fallout')}
      description={t(
        'source.config.where-the-test-definitions-are',
        'Where the test definitions are that name the Graphite prefixes. Leave empty to query Graphite targets only.'
      )}
    >
      <Field
        label={t('source.config.fallout-url', 'Fallout URL')}
        description={t(
          'source.config.address-of-the-fallout-server',
          "Address of the Fallout server, as Grafana's server reaches it."
        )}
      >
        <Input
          id="hunter-fallout-url"
          width={WIDTH}
          placeholder="https://fallout.example.com"
          value={jsonData.falloutUrl ?? ''}
          onChange={set('falloutUrl')}
        />
      </Field>
      <Field
        label={t('source.config.default-user', 'Default user')}
        description={t(
          'source.config.e-mail-of-the-user',
          'E-mail of the user whose tests are meant when a query names none.'
        )}
      >
        <Input
          id="hunter-fallout-user"
          width={WIDTH}
          placeholder="jane@example.com"
          value={jsonData.falloutUser ?? ''}
          onChange={set('falloutUser')}
        />
      </Field>
      <Field
        label={t('source.config.token', 'Token')}
        description={t(
          'source.config.the-oauth-id-that-your',
          'The OAuth ID that your Fallout account page shows. Tests can be read without; listing users needs it.'
        )}
      >
        <SecretInput
          id="hunter-fallout-token"
          width={WIDTH}
          isConfigured={Boolean(secureJsonFields?.falloutToken)}
          value={secureJsonData?.falloutToken ?? ''}
          onChange={(event) => setToken(event.currentTarget.value.trim())}
          onReset={() => setToken('')}
        />
      </Field>
    </ConfigSection>
  );
}
