import { CoreApp, type PanelData } from '@grafana/data';
import { hasPermission } from '@grafana/runtime';
import type { DataQuery } from '@grafana/schema';
import { useEffect, useState } from 'react';

import type { RuleDraft } from '../../shared/alert-rule/build-rule';
import { exploreUrl } from '../../shared/grafana-api/explore-url';
import { filledQueries } from '../../shared/grafana-api/filled-queries';
import { interpolateQueries, alertableQuery } from '../../shared/grafana-api/panel-queries';

/** Places that can take a panel's queries; undefined where none fits or the user may not go. */
export interface PanelLinks {
  explore?: string;
  alertRule?: RuleDraft;
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
      const { targets, scopedVars = {}, dashboardUID, app } = request;
      filledQueries(targets)
        .then((queries) => interpolateQueries(queries, scopedVars))
        .then(
          (resolved) =>
            shown &&
            setLinks(
              linksOf(resolved, { title, timeRange, panelId, dashboardUID, inExplore: app === CoreApp.Explore })
            ),
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

interface Place extends Omit<PanelContext, 'request'> {
  dashboardUID?: string;
  inExplore: boolean;
}

function linksOf(queries: DataQuery[], { title, timeRange, panelId, dashboardUID, inExplore }: Place): PanelLinks {
  const uids = [...new Set(queries.map(({ datasource }) => datasource?.uid))];
  const ours = alertableQuery(queries);
  const panel = dashboardUID ? { dashboardUid: dashboardUID, panelId } : undefined;
  return {
    ...(!inExplore &&
      queries.length > 0 &&
      hasPermission('datasources:explore') && {
        explore: exploreUrl(uids.length === 1 ? uids[0] : '-- Mixed --', queries, timeRange.raw),
      }),
    ...(ours &&
      hasPermission('alert.rules:create') && {
        alertRule: { title: title || 'Regressions', query: ours, ...(panel && { panel }) },
      }),
  };
}
