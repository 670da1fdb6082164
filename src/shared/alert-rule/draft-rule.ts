import type { PluginExtensionPanelContext } from '@grafana/data';

import { interpolateQueries, alertableQuery } from '../grafana-api/panel-queries';
import type { RuleDraft } from './build-rule';

/** The part of Grafana's extension context that a panel's menu and Explore's toolbar both have. */
export type RuleContext = Pick<PluginExtensionPanelContext, 'targets'> &
  Partial<Pick<PluginExtensionPanelContext, 'id' | 'title' | 'scopedVars' | 'dashboard'>>;

/** Drafts a rule of the first Hunter query there; undefined when an alert rule can evaluate none of the queries. */
export async function draftRule({
  targets,
  scopedVars,
  id,
  title,
  dashboard,
}: RuleContext): Promise<RuleDraft | undefined> {
  const ours = alertableQuery(targets);
  const [query] = ours ? await interpolateQueries([ours], scopedVars) : [];
  const panel = dashboard && id !== undefined ? { dashboardUid: dashboard.uid, panelId: id } : undefined;
  return query && { title: title || 'Regressions', query, ...(panel && { panel }) };
}
