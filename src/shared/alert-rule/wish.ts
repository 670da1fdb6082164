import type { PluginExtensionPanelContext } from '@grafana/data';

import { interpolated, ruleQuery } from '../grafana-api/queries';
import type { RuleWish } from './rule';

/** What a panel's menu and Explore's toolbar tell of the place where they are. */
export type RuleContext = Pick<PluginExtensionPanelContext, 'targets'> &
  Partial<Pick<PluginExtensionPanelContext, 'id' | 'title' | 'scopedVars' | 'dashboard'>>;

/** The rule that one may want there; undefined where no query can be looked at by a rule. */
export async function wishOf({
  targets,
  scopedVars,
  id,
  title,
  dashboard,
}: RuleContext): Promise<RuleWish | undefined> {
  const ours = ruleQuery(targets);
  const [query] = ours ? await interpolated([ours], scopedVars) : [];
  const panel = dashboard && id !== undefined ? { dashboardUid: dashboard.uid, panelId: id } : undefined;
  return query && { title: title || 'Regressions', query, ...(panel && { panel }) };
}
