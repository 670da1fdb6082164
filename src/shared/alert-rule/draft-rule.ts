import type { PluginExtensionPanelContext } from '@grafana/data';

import { interpolateQueries, alertableQuery } from '../grafana-api/panel-queries';
import type { RuleDraft } from './build-rule';

/** What a panel's menu and Explore's toolbar tell of the place where they are. */
export type RuleContext = Pick<PluginExtensionPanelContext, 'targets'> &
  Partial<Pick<PluginExtensionPanelContext, 'id' | 'title' | 'scopedVars' | 'dashboard'>>;

/** The rule that one may want there; undefined where no query can be looked at by a rule. */
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
