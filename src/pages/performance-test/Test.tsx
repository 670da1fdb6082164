import { locationService, PluginPage } from '@grafana/runtime';
import { Alert, LinkButton, Tab, TabsBar, TimeRangeInput } from '@grafana/ui';
import React, { useMemo } from 'react';
import { useLocation } from 'react-router-dom';

import { t } from '../../shared/translate';
import { addressOf, toTimeRange } from '../chart/to-time-range';
import { PATHS } from '../routes';
import { Compare } from './compare/Compare';
import { Metrics } from './Metrics';
import { TestDefinition } from './TestDefinition';
import { TestSeries } from './TestSeries';

/** One test: its metrics as small charts, or two sets of its runs beside each other; and its definition. */
export default function Test() {
  const { search } = useLocation();
  const address = useMemo(() => new URLSearchParams(search), [search]);
  const [source, test, user, saved, last = '180d'] = ['source', 'test', 'user', 'saved', 'last'].map(
    (name) => address.get(name) ?? undefined
  );
  const [from, to] = [address.get('from'), address.get('to')];
  const range = useMemo(
    () => toTimeRange(from && to ? { from, to } : { from: `now-${last}`, to: 'now' }),
    [from, to, last]
  );
  const comparing = address.get('view') === 'compare';
  return (
    <PluginPage
      pageNav={{
        text: test ?? saved ?? t('pages.test.title', 'Test'),
        parentItem: { text: t('pages.regressions.title', 'Regressions'), url: PATHS.regressions },
      }}
      subTitle={
        comparing
          ? t('pages.compare.about', 'Two sets of runs, metric by metric; the worst difference first.')
          : t('pages.test.about', 'All metrics of the test; those that changed last come first.')
      }
    >
      {source && (test || saved) ? (
        <>
          <Views comparing={comparing} />
          {!comparing && (
            // on the left: its list would be cut off by the page's right edge
            <div style={{ marginBottom: 16, width: 'min(100%, 320px)' }}>
              <TimeRangeInput
                value={range}
                onChange={({ raw }) =>
                  locationService.partial({ last: null, from: addressOf(raw.from), to: addressOf(raw.to) })
                }
              />
            </div>
          )}
          <TestSeries source={source} test={test} user={user} saved={saved}>
            {(series) => (
              <>
                {comparing ? (
                  <Compare source={source} name={(test ?? saved)!} series={series} address={address} />
                ) : (
                  <Metrics source={source} series={series} range={range} />
                )}
                {test && <TestDefinition source={source} test={test} user={user} />}
              </>
            )}
          </TestSeries>
        </>
      ) : (
        <Alert severity="info" title={t('pages.test.none', 'No test is chosen')}>
          <LinkButton href={PATHS.regressions}>{t('pages.test.choose', 'Choose one among the regressions')}</LinkButton>
        </Alert>
      )}
    </PluginPage>
  );
}

function Views({ comparing }: { comparing: boolean }) {
  const show = (view: string | null) => () => locationService.partial({ view });
  return (
    <div style={{ marginBottom: 16 }}>
      <TabsBar>
        <Tab
          label={t('pages.test.metrics', 'Metrics')}
          icon="chart-line"
          active={!comparing}
          onChangeTab={show(null)}
        />
        <Tab
          label={t('pages.test.compare', 'Compare runs')}
          icon="exchange-alt"
          active={comparing}
          onChangeTab={show('compare')}
        />
      </TabsBar>
    </div>
  );
}
