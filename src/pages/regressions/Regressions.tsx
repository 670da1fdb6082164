import { getDataSourceSrv, hasPermission, PluginPage } from '@grafana/runtime';
import { Alert, LinkButton } from '@grafana/ui';
import React, { useMemo } from 'react';
import { useLocation } from 'react-router-dom';

import { DATA_SOURCE_ID } from '../../shared/plugin-ids';
import { t } from '../../shared/translate';
import { PATHS } from '../routes';
import { readRegressionsUrl } from './regressions-url';
import { RegressionsPage } from './RegressionsPage';

/** The changes of the last days in all tests, worst first; without a data source, the way to Setup for those who may add one. */
export default function Regressions() {
  const { search } = useLocation();
  const view = useMemo(() => readRegressionsUrl(search), [search]);
  const sources = getDataSourceSrv().getList({ pluginId: DATA_SOURCE_ID });
  const source = view.source ?? (sources.find(({ isDefault }) => isDefault) ?? sources[0])?.uid;
  return source ? (
    <RegressionsPage source={source} sources={sources} view={view} search={search} />
  ) : (
    <PluginPage>
      <Alert severity="info" title={t('pages.regressions.no-data-source', 'There is no Hunter data source yet')}>
        {hasPermission('datasources:create') ? (
          <LinkButton href={PATHS.setup}>{t('pages.regressions.set-up', 'Set it up')}</LinkButton>
        ) : (
          t('pages.setup.may-not-add', 'You may not add data sources here: ask an administrator of this Grafana.')
        )}
      </Alert>
    </PluginPage>
  );
}
