import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { getDataSourceSrv, PluginPage } from '@grafana/runtime';
import { useStyles2 } from '@grafana/ui';
import React, { useMemo } from 'react';
import { useLocation } from 'react-router-dom';

import { DATA_SOURCE_ID } from '../../shared/plugin-ids';
import { t } from '../../shared/translate';
import { updateUrl } from '../update-url';
import { AnswersStep } from './AnswersStep';
import { LookStep } from './LookStep';
import { NextStep } from './NextStep';
import { readSetupUrl, type SetupChoice } from './setup-url';
import { SourceStep } from './SourceStep';
import { useHealth } from './useHealth';

/** From a new installation to the first series with its change points. What is chosen stays in the address. */
export default function Setup() {
  const styles = useStyles2(getStyles);
  const { search } = useLocation();
  const address = useMemo(() => readSetupUrl(search), [search]);
  const sources = getDataSourceSrv().getList({ pluginId: DATA_SOURCE_ID });
  const source = sources.find(({ uid }) => uid === address.source) ?? sources[0];
  const health = useHealth(source?.uid);
  const change = (next: Partial<SetupChoice>) => updateUrl({ ...next });
  return (
    <PluginPage
      subTitle={t(
        'pages.setup.about',
        'Four steps to the first change point: the runs where a performance metric starts to differ, by how much and how sure.'
      )}
    >
      <ol className={styles.steps}>
        <SourceStep sources={sources} source={source} onChoose={(uid) => change({ source: uid })} />
        <AnswersStep source={source} health={health} />
        <LookStep
          source={source}
          isTried={health.state === 'ok' || health.state === 'failed'}
          address={address}
          onChange={change}
        />
        <NextStep source={source} address={address} />
      </ol>
    </PluginPage>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  steps: css({
    listStyle: 'none',
    margin: 0,
    padding: 0,
    maxWidth: 1100,
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: theme.spacing(3),
  }),
});
