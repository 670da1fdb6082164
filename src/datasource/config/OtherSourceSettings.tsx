import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { ConfigSection } from '@grafana/plugin-ui';
import { getDataSourceSrv } from '@grafana/runtime';
import { Field, Input, Label, MultiCombobox, SecretInput, useStyles2 } from '@grafana/ui';
import React, { useId } from 'react';

import type { OtherSourcesSettings } from '../../shared/grafana-api/allowed-sources';
import { DATA_SOURCE_ID } from '../../shared/plugin-ids';
import { t } from '../../shared/translate';
import type { ConfigProps } from './config-props';

const WIDTH = 60;

/** Data sources that alert rules may ask through Grafana, and the token to ask with. */
export function OtherSourceSettings({ options, onOptionsChange }: ConfigProps) {
  const styles = useStyles2(getStyles);
  const labelId = useId();
  const { jsonData, secureJsonData, secureJsonFields } = options;
  const { allowed = [], grafanaUrl = '' } = jsonData.otherSources ?? {};
  const set = (part: OtherSourcesSettings) =>
    onOptionsChange({ ...options, jsonData: { ...jsonData, otherSources: { ...jsonData.otherSources, ...part } } });
  const setToken = (grafanaToken: string) =>
    onOptionsChange({
      ...options,
      secureJsonData: { ...secureJsonData, grafanaToken },
      secureJsonFields: { ...secureJsonFields, grafanaToken: false },
    });
  return (
    <ConfigSection
      title={t('source.config.other-data-sources', 'Other data sources')}
      description={t(
        'source.config.for-alert-rules-recording-rules',
        'For alert rules, recording rules, public dashboards and the HTTP API on series of Prometheus, SQL and others. Panels need none of it. Whoever may query this data source can read what is allowed here.'
      )}
      isCollapsible
      isInitiallyOpen={allowed.length > 0}
    >
      <Field
        label={
          <Label
            description={t(
              'source.config.data-sources-that-may-be',
              'Data sources that may be asked. Those that answer in the browser only are not offered.'
            )}
          >
            <span id={labelId}>{t('source.config.allowed', 'Allowed')}</span>
          </Label>
        }
      >
        <div className={styles.choice}>
          <MultiCombobox
            aria-labelledby={labelId}
            placeholder={t('source.config.none', 'None')}
            options={choices(allowed)}
            value={allowed}
            onChange={(chosen) => set({ allowed: chosen.map(({ value }) => value) })}
          />
        </div>
      </Field>
      <Field
        label={t('source.config.grafana-token', 'Grafana token')}
        description={t(
          'source.config.of-a-service-account-of',
          'Of a service account of this organisation with the role Viewer: Administration → Users and access → Service accounts.'
        )}
      >
        <SecretInput
          id="hunter-grafana-token"
          width={WIDTH}
          placeholder="glsa_…"
          isConfigured={Boolean(secureJsonFields?.grafanaToken)}
          value={secureJsonData?.grafanaToken ?? ''}
          onChange={(event) => setToken(event.currentTarget.value.trim())}
          onReset={() => setToken('')}
        />
      </Field>
      <Field
        label={t('source.config.grafana-url', 'Grafana URL')}
        description={t(
          'source.config.grafana-s-address-as-its',
          'Grafana’s address as its own server reaches it. Only needed where that is not root_url, as behind a proxy with single sign-on.'
        )}
      >
        <Input
          id="hunter-grafana-url"
          width={WIDTH}
          placeholder="http://localhost:3000"
          value={grafanaUrl}
          onChange={(event) => set({ grafanaUrl: event.currentTarget.value.trim() })}
        />
      </Field>
    </ConfigSection>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  // as wide as the inputs, and no wider than a phone
  choice: css({ maxWidth: theme.spacing(WIDTH) }),
});

/** Data sources with a backend, and those that are allowed although they are gone. */
function choices(allowed: string[]) {
  const known = getDataSourceSrv()
    .getList()
    .filter(({ meta, type, uid }) => meta.backend && type !== DATA_SOURCE_ID && uid !== 'grafana')
    .map(({ name, uid, meta }) => ({ label: name, value: uid, description: meta.name }));
  const gone = allowed
    .filter((uid) => !known.some(({ value }) => value === uid))
    .map((uid) => ({
      label: uid,
      value: uid,
      description: t('source.config.there-is-no-such-data', 'There is no such data source any more'),
    }));
  return [...known, ...gone];
}
