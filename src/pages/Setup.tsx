import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { getDataSourceSrv, PluginPage } from '@grafana/runtime';
import { LinkButton, useStyles2 } from '@grafana/ui';
import React from 'react';

import { exploreUrl } from '../links/explore';
import { DATA_SOURCE, PATHS } from './routes';

/** How to get from a new installation to the first change point. */
export default function Setup() {
  const styles = useStyles2(getStyles);
  const sources = getDataSourceSrv().getList({ pluginId: DATA_SOURCE });
  const [source] = sources;
  return (
    <PluginPage subTitle="Finds the runs where a performance metric starts to differ, and says by how much and how sure.">
      <ol className={styles.steps}>
        <li>
          <h3>Connect Graphite and Fallout</h3>
          <p>
            {source
              ? `${sources.map(({ name }) => name).join(', ')}: ${sources.length === 1 ? 'one data source is' : `${sources.length} data sources are`} set up.`
              : 'Add a Hunter data source: the URL of Graphite, and that of Fallout if your tests run there.'}
          </p>
          <LinkButton
            variant={source ? 'secondary' : 'primary'}
            icon={source ? 'cog' : 'plus'}
            href={source ? '/connections/datasources' : `/connections/datasources/${DATA_SOURCE}`}
          >
            {source ? 'Data sources' : 'Add a Hunter data source'}
          </LinkButton>
        </li>
        <li>
          <h3>Look at a test</h3>
          <p>Choose a Fallout test, or type a Graphite target, and see its series with their change points.</p>
          <LinkButton
            variant={source ? 'primary' : 'secondary'}
            icon="compass"
            href={exploreLink(source?.uid)}
            disabled={!source}
          >
            Explore
          </LinkButton>
        </li>
        <li>
          <h3>See what got worse</h3>
          <p>The regressions of all tests in one table, newest and worst first.</p>
          <LinkButton variant="secondary" icon="list-ul" href={PATHS.regressions} disabled={!source}>
            Regressions
          </LinkButton>
        </li>
        <li>
          <h3>Put it on a dashboard</h3>
          <p>
            The <em>Change points</em> panel shows the series of any data source with segment means and marks; with the
            Hunter data source, Grafana’s own Time series panel shows the marks, too.
          </p>
          <LinkButton variant="secondary" icon="apps" href="/dashboard/new">
            New dashboard
          </LinkButton>
        </li>
      </ol>
    </PluginPage>
  );
}

const exploreLink = (uid?: string) =>
  exploreUrl(uid, [{ refId: 'A', datasource: { type: DATA_SOURCE, uid } }], { from: 'now-180d', to: 'now' });

const getStyles = (theme: GrafanaTheme2) => ({
  steps: css({
    maxWidth: 720,
    paddingLeft: theme.spacing(3),
    li: { marginBottom: theme.spacing(4) },
    p: { color: theme.colors.text.secondary, marginBottom: theme.spacing(1.5) },
  }),
});
