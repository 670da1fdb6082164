import type { PluginExtensionPanelContext } from '@grafana/data';
import { locationService } from '@grafana/runtime';

import { newRuleUrl } from './alert-rule';
import { interpolated, ruleQuery } from './queries';

/** What a panel's menu and Explore's toolbar tell of the place where they are. */
export type RuleContext = Pick<PluginExtensionPanelContext, 'targets'> &
  Partial<Pick<PluginExtensionPanelContext, 'id' | 'title' | 'scopedVars' | 'dashboard'>>;

/** Opens Grafana's editor for a new rule, filled in for the query of a panel or of Explore. */
export async function openRule({ targets, scopedVars, id, title, dashboard }: RuleContext): Promise<void> {
  const ours = ruleQuery(targets);
  const [query] = ours ? await interpolated([ours], scopedVars) : [];
  if (query?.datasource?.uid) {
    const panel = dashboard && id !== undefined ? { dashboardUid: dashboard.uid, panelId: id } : undefined;
    locationService.push(newRuleUrl({ name: title || 'Change points', uid: query.datasource.uid, query, panel }));
  }
}
