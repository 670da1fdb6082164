import type { PluginExtensionPanelContext } from '@grafana/data';

import { queryAround } from '../grafana-api/allowed-sources';
import { interpolateQueries, alertableQuery, type RefusedQuery } from '../grafana-api/panel-queries';
import { DATA_SOURCE_ID } from '../plugin-ids';
import type { RuleDraft } from './build-rule';

/** The part of Grafana's extension context that a panel's menu and Explore's toolbar both have. */
export type RuleContext = Pick<PluginExtensionPanelContext, 'targets'> &
  Partial<Pick<PluginExtensionPanelContext, 'id' | 'title' | 'scopedVars' | 'dashboard'>>;

/** Drafts a rule of the first Hunter query there; undefined when an alert rule can evaluate none of the queries. */
export async function draftRule(context: RuleContext): Promise<RuleDraft | undefined> {
  const ours = alertableQuery(context.targets);
  const [query] = ours ? await interpolateQueries([ours], context.scopedVars) : [];
  return query && draftOf(query, context);
}

/** Drafts a rule of a query that a Hunter data source may ask now, which this page need not know yet. */
export async function draftAllowed(
  { query }: RefusedQuery,
  hunterUid: string,
  context: RuleContext
): Promise<RuleDraft> {
  const [resolved] = await interpolateQueries([query], context.scopedVars);
  return draftOf(query.datasource?.type === DATA_SOURCE_ID ? resolved : queryAround(resolved, hunterUid), context);
}

function draftOf(query: RuleDraft['query'], { id, title, dashboard }: RuleContext): RuleDraft {
  // a dashboard that is not saved yet has no address to link to
  const panel = dashboard?.uid && id !== undefined ? { dashboardUid: dashboard.uid, panelId: id } : undefined;
  return { title: title || 'Regressions', query, ...(panel && { panel }) };
}
