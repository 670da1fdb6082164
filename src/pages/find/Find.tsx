import { hasPermission, locationService, PluginPage } from '@grafana/runtime';
import { Alert, LinkButton, TimeRangeInput } from '@grafana/ui';
import React, { useMemo } from 'react';
import { useLocation } from 'react-router-dom';

import { exploreUrl } from '../../shared/grafana-api/explore-url';
import { t } from '../../shared/translate';
import { ChangePointsChart } from '../chart/ChangePointsChart';
import { onlyErrors, QueryErrors } from '../chart/QueryErrors';
import { addressOf, toTimeRange } from '../chart/to-time-range';
import { usePanelData } from '../chart/usePanelData';
import { readFindUrl } from './find-url';

/** The series of any panel or of Explore with their change points, from the link "Find change points". */
export default function Find() {
  const { search } = useLocation();
  const wanted = useMemo(() => readFindUrl(search), [search]);
  return (
    <PluginPage
      pageNav={{ text: wanted?.title ?? t('pages.find.title', 'Find change points') }}
      subTitle={t('pages.find.about', 'The series of a panel or of Explore, with their change points.')}
    >
      {wanted ? (
        <Found {...wanted} />
      ) : (
        <Alert severity="info" title={t('pages.find.nothing', 'Nothing to look at')}>
          {t('pages.find.how', 'Open the menu of a panel, or Explore, and choose “Find change points”.')}
        </Alert>
      )}
    </PluginPage>
  );
}

function Found({
  title = t('pages.find.chart', 'Change points'),
  targets,
  timeRange,
}: NonNullable<ReturnType<typeof readFindUrl>>) {
  const range = useMemo(() => toTimeRange(timeRange), [timeRange]);
  const data = usePanelData(targets, range);
  const show = (from: string, to: string) => locationService.partial({ from, to });
  const uids = [...new Set(targets.map(({ datasource }) => datasource?.uid))];
  return (
    <>
      <div style={{ display: 'flex', flexWrap: 'wrap', gap: 8, marginBottom: 16 }}>
        <TimeRangeInput value={range} onChange={({ raw: { from, to } }) => show(addressOf(from), addressOf(to))} />
        {hasPermission('datasources:explore') && (
          <LinkButton
            variant="secondary"
            icon="compass"
            href={exploreUrl(uids.length === 1 ? uids[0] : '-- Mixed --', targets, timeRange)}
          >
            {t('pages.open-explore', 'Open in Explore')}
          </LinkButton>
        )}
      </div>
      <QueryErrors errors={data.errors} />
      {!onlyErrors(data) && (
        <ChangePointsChart
          title={title}
          data={data}
          height={520}
          onZoom={({ from, to }) => show(String(Math.round(from)), String(Math.round(to)))}
        />
      )}
    </>
  );
}
