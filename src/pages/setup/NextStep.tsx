import type { DataSourceInstanceSettings } from '@grafana/data';
import { hasPermission } from '@grafana/runtime';
import { LinkButton, Stack } from '@grafana/ui';
import React from 'react';

import { exploreUrl } from '../../shared/grafana-api/explore-url';
import { t } from '../../shared/translate';
import { PATHS, testUrl, withSource } from '../routes';
import { DashboardButton } from './DashboardButton';
import { OVERVIEW_DASHBOARD, TEST_DASHBOARD } from './dashboards';
import { RuleButton } from './RuleButton';
import { chosenQuery, type SetupChoice } from './setup-url';
import { Step } from './Step';

interface Props {
  source?: DataSourceInstanceSettings;
  address: SetupChoice;
}

/** Step 4: links to other places that can use the chosen query. */
export function NextStep({ source, address }: Props) {
  const query = chosenQuery(source?.uid, address);
  const { test } = address;
  return (
    <Step title={t('pages.setup.next', 'Put it to use')} state="todo">
      {source && query ? (
        <Stack direction="row" gap={1} wrap="wrap">
          {hasPermission('datasources:explore') && (
            <LinkButton icon="compass" href={exploreUrl(source.uid, [query], { from: 'now-180d', to: 'now' })}>
              {t('pages.open-explore', 'Open in Explore')}
            </LinkButton>
          )}
          {test && (
            <>
              <DashboardButton
                label={t('pages.setup.dashboard', 'Dashboard of the test')}
                path={TEST_DASHBOARD}
                variables={{ source: source.uid, test }}
              />
              <LinkButton variant="secondary" icon="chart-line" href={testUrl(source.uid, test)}>
                {t('pages.setup.all-metrics', 'All its metrics')}
              </LinkButton>
            </>
          )}
          <RuleButton
            draft={{ title: t('pages.setup.rule', 'Regression of {{what}}', { what: test ?? address.target }), query }}
          />
          <LinkButton variant="secondary" icon="list-ul" href={withSource(PATHS.regressions, source.uid)}>
            {t('pages.setup.regressions', 'Regressions of all tests')}
          </LinkButton>
          <DashboardButton
            label={t('pages.setup.overview', 'Dashboard of several tests')}
            path={OVERVIEW_DASHBOARD}
            variables={{ source: source.uid, ...(test && { test }) }}
          />
        </Stack>
      ) : (
        <div>{t('pages.setup.next-first', 'Explore, dashboards and alert rules of what you look at above.')}</div>
      )}
    </Step>
  );
}
