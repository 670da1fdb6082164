import { CoreApp, type DataQueryRequest, type PanelData } from '@grafana/data';
import { hasPermission } from '@grafana/runtime';
import { useEffect, useState } from 'react';

import { draftOfFilled, type DraftedRule } from '../../shared/alert-rule/draft-rule';
import { exploreUrl } from '../../shared/grafana-api/explore-url';
import { filledQueries } from '../../shared/grafana-api/filled-queries';
import { interpolateQueries } from '../../shared/grafana-api/panel-queries';

/** Places that can take a panel's queries; undefined where none fits or the user may not go. */
export interface PanelLinks {
  explore?: string;
  alertRule?: DraftedRule;
}

/** The panel, with its queries. */
export interface PanelContext extends Pick<PanelData, 'request' | 'timeRange'> {
  panelId: number;
  title: string;
}

/** Addresses with the panel's queries, their variables filled in: neither Explore nor alerting knows a dashboard's. */
export function usePanelLinks({ request, panelId, title, timeRange }: PanelContext): PanelLinks {
  const [links, setLinks] = useState<PanelLinks>({});
  useEffect(() => {
    let shown = true;
    if (request) {
      linksOf(request, { panelId, title, timeRange }).then(
        (found) => shown && setLinks(found),
        // a data source that was removed: its queries lead nowhere
        () => shown && setLinks({})
      );
    }
    return () => {
      shown = false;
    };
  }, [request, panelId, title, timeRange]);
  return links;
}

async function linksOf(
  { targets, scopedVars = {}, dashboardUID, app }: DataQueryRequest,
  { title, timeRange, panelId }: Omit<PanelContext, 'request'>
): Promise<PanelLinks> {
  const filled = await filledQueries(targets);
  const queries = await interpolateQueries(filled, scopedVars);
  const uids = [...new Set(queries.map(({ datasource }) => datasource?.uid))];
  const dashboard = dashboardUID ? { uid: dashboardUID } : undefined;
  return {
    ...(app !== CoreApp.Explore &&
      queries.length > 0 &&
      hasPermission('datasources:explore') && {
        explore: exploreUrl(uids.length === 1 ? uids[0] : '-- Mixed --', queries, timeRange.raw),
      }),
    ...(hasPermission('alert.rules:create') && {
      alertRule: await draftOfFilled(filled, { title, id: panelId, scopedVars, dashboard }),
    }),
  };
}
