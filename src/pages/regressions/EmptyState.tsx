import { Alert, Button, LinkButton, Stack } from '@grafana/ui';
import React from 'react';

import { t } from '../../shared/translate';
import { PATHS, withSource } from '../routes';
import type { Findings } from './findings/findings';
import type { RegressionsView } from './regressions-url';

interface Props {
  /** The data source's uid. */
  source: string;
  view: RegressionsView;
  /** Number of metrics that were analysed. */
  metrics: number;
  /** The problems of tests and saved sources. */
  problems: Findings['problems'];
  /** Number of tests and saved sources. */
  total: number;
  /** Whether the data source has a Fallout. */
  hasFallout: boolean;
  /** Opens the form for a saved source. */
  onAdd: () => void;
}

/** Says why the table is empty: there are no tests, Graphite has no series of them, or nothing changed. */
export function EmptyState({ source, view, metrics, problems, total, hasFallout, onAdd }: Props) {
  if (total === 0) {
    return <NoTests source={source} hasFallout={hasFallout} onAdd={onAdd} />;
  }
  return metrics === 0 ? <NoSeries problems={problems} /> : <NoChange view={view} metrics={metrics} />;
}

function NoTests({ source, hasFallout, onAdd }: Pick<Props, 'source' | 'hasFallout' | 'onAdd'>) {
  return (
    <Alert
      severity="info"
      title={
        hasFallout
          ? t('pages.regressions.no-tests', 'This Fallout user has no tests')
          : t('pages.regressions.no-sources', 'There is nothing to look at yet')
      }
    >
      <p>
        {hasFallout
          ? t('pages.regressions.no-tests-help', 'Choose another user, or save a Graphite prefix or query.')
          : t(
              'pages.regressions.no-sources-help',
              'Save the prefix under which a test writes its results to Graphite, or a query. If your tests run in Fallout, its URL in the data source’s settings brings all of them.'
            )}
      </p>
      <Stack gap={1}>
        <Button onClick={onAdd}>{t('pages.regressions.add-source', 'Add a prefix or query')}</Button>
        <LinkButton variant="secondary" href={withSource(PATHS.setup, source)}>
          {t('pages.regressions.setup', 'Setup')}
        </LinkButton>
      </Stack>
    </Alert>
  );
}

function NoSeries({ problems }: Pick<Props, 'problems'>) {
  const [reason, ...others] = new Set(problems.map(({ message }) => message));
  if (reason && others.length === 0) {
    return (
      <Alert severity="error" title={t('pages.regressions.nothing-analysed', 'Nothing could be analysed')}>
        {reason}
      </Alert>
    );
  }
  return (
    <Alert severity="info" title={t('pages.regressions.no-series', 'No series')}>
      {problems.length > 0
        ? t(
            'pages.regressions.no-series-problems',
            'There was nothing to analyse: “Tests with problems” says why, test by test. Once that is mended, “Analyse again” asks anew.'
          )
        : t('pages.regressions.no-series-help', 'Graphite has nothing of these tests in the last 180 days.')}
    </Alert>
  );
}

function NoChange({ view: { days, verdict, state, search }, metrics }: Pick<Props, 'view' | 'metrics'>) {
  const isFiltered = state !== 'all' || search !== '' || verdict === 'regressions';
  return (
    <Alert
      severity="success"
      title={
        verdict === 'regressions'
          ? t('pages.regressions.no-regression', 'No regression in the last {{count}} days', { count: days })
          : t('pages.regressions.no-change', 'No change in the last {{count}} days', { count: days })
      }
    >
      {t('pages.regressions.looked-at', 'Metrics that were looked at: {{count}}.', { count: metrics })}{' '}
      {isFiltered && t('pages.regressions.other-filters', 'Other filters may show more.')}
    </Alert>
  );
}
