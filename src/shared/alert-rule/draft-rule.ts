import type { PluginExtensionPanelContext } from '@grafana/data';
import type { DataQuery } from '@grafana/schema';

import { queryAround } from '../grafana-api/allowed-sources';
import { filledQueries } from '../grafana-api/filled-queries';
import { alertableQuery, interpolateQueries, refusedQuery, type RefusedQuery } from '../grafana-api/panel-queries';
import { DATA_SOURCE_ID } from '../plugin-ids';
import type { RuleDraft } from './build-rule';

/** The part of Grafana's extension context that a panel's menu and Explore's toolbar both have. */
export type RuleContext = Pick<PluginExtensionPanelContext, 'targets'> &
  Partial<Pick<PluginExtensionPanelContext, 'id' | 'title' | 'scopedVars'>> & { dashboard?: { uid: string } };

/** A rule that can be made. */
export interface DraftedRule {
  draft: RuleDraft;
  /** What a Hunter data source has to be allowed first. Which one that is, is not known before. */
  refused?: RefusedQuery;
}

/**
 * Drafts a rule of the first query that an alert rule can evaluate, or could, if it were allowed. Undefined where nothing is
 * entered in the queries.
 */
export async function draftRule({ targets, ...context }: RuleContext): Promise<DraftedRule | undefined> {
  return draftOfFilled(await filledQueries(targets), context);
}

/** The same of queries in which something is entered. */
export async function draftOfFilled(
  queries: DataQuery[],
  context: Omit<RuleContext, 'targets'>
): Promise<DraftedRule | undefined> {
  const refused = refusedQuery(queries);
  const query = refused?.query ?? alertableQuery(queries);
  if (!query) {
    return undefined;
  }
  const [resolved] = await interpolateQueries([query], context.scopedVars);
  const isOurs = query.datasource?.type === DATA_SOURCE_ID;
  return { draft: draftOf(isOurs ? resolved : queryAround(resolved, ''), context), refused };
}

function draftOf(query: RuleDraft['query'], { id, title, dashboard }: Omit<RuleContext, 'targets'>): RuleDraft {
  // a dashboard that is not saved yet has no address to link to
  const panel = dashboard?.uid && id !== undefined ? { dashboardUid: dashboard.uid, panelId: id } : undefined;
  return { title: title || 'Regressions', query, ...(panel && { panel }) };
}
