import {
  AppPlugin,
  PluginExtensionPoints,
  type PluginExtensionEventHelpers,
  type PluginExtensionPanelContext,
} from '@grafana/data';
import { initPluginTranslations } from '@grafana/i18n';
import { hasPermission } from '@grafana/runtime';
import { LoadingPlaceholder } from '@grafana/ui';
import React, { lazy, Suspense, type ComponentType } from 'react';

import { findUrl } from './pages/find/find-url';
import { PATHS } from './pages/routes';
import pluginJson from './plugin.json';
import type { RuleContext } from './shared/alert-rule/draft-rule';
import { alertableQuery, refusedQuery } from './shared/grafana-api/panel-queries';
import { PANEL_ID } from './shared/plugin-ids';
import { t } from './shared/translate';

await initPluginTranslations(pluginJson.id);

const Pages = lazy(async () => ({ default: (await import('./pages/Pages')).Pages }));

const App = () => (
  <Suspense fallback={<LoadingPlaceholder text={t('app.loading', 'Loading…')} />}>
    <Pages />
  </Suspense>
);

// Titles and descriptions of links must be those of plugin.json; `configure` gives those that are shown.
const LINK = {
  title: 'Find change points',
  description: 'Shows these series with their change points',
  icon: 'search' as const,
  path: PATHS.find,
};

/** Only where there are queries, whose series can be looked at. */
const withQueries = (context?: Pick<PluginExtensionPanelContext, 'targets' | 'timeRange'> & { title?: string }) => {
  const path = context && findUrl(context);
  return path
    ? {
        path,
        title: t('app.find', 'Find change points'),
        description: t('app.find-text', 'Shows these series with their change points'),
      }
    : undefined;
};

const RULE = {
  title: 'Create regression alert',
  description: 'A new alert rule for regressions of this query',
  icon: 'bell' as const,
  // also where a Hunter data source could be allowed to ask for the series: the dialog says how
  configure: (context?: RuleContext) =>
    (alertableQuery(context?.targets) ?? refusedQuery(context?.targets)) && hasPermission('alert.rules:create')
      ? {
          title: t('app.rule', 'Create regression alert'),
          description: t('app.rule-text', 'A new alert rule for regressions of this query'),
        }
      : undefined,
  onClick: async (_: unknown, { context, openModal }: PluginExtensionEventHelpers<RuleContext>) => {
    const [{ draftRule }, { RuleDialog }] = await Promise.all([
      import('./shared/alert-rule/draft-rule'),
      import('./shared/alert-rule/RuleDialog'),
    ]);
    if (context) {
      const drafted = await draftRule(context);
      openModal({
        title: t('alert-rule.title', 'New alert rule for regressions'),
        body: (props) => <RuleDialog drafted={drafted} targets={context.targets} {...props} />,
      });
    }
  },
};

/** For other plugins: a component of ours, loaded when it is shown. Titles and descriptions are those of plugin.json. */
const exposed = <P extends object>(
  name: string,
  title: string,
  description: string,
  load: () => Promise<{ default: ComponentType<P> }>
) => {
  const Component = lazy(load) as unknown as ComponentType<P>;
  return {
    id: `${pluginJson.id}/${name}/v1`,
    title,
    description,
    component: (props: P) => (
      <Suspense fallback={<LoadingPlaceholder text={t('app.loading', 'Loading…')} />}>
        <Component {...props} />
      </Suspense>
    ),
  };
};

export const plugin = new AppPlugin()
  .setRootPage(App)
  .exposeComponent(
    exposed(
      'change-points-chart',
      'Change points chart',
      'Series of any data source with their change points',
      () => import('./pages/exposed/ChangePointsChart')
    )
  )
  .exposeComponent(
    exposed(
      'change-table',
      'Table of changes',
      'The change points of series of any data source, newest first',
      () => import('./pages/exposed/ChangeTable')
    )
  )
  .addLink<PluginExtensionPanelContext>({
    ...LINK,
    targets: [PluginExtensionPoints.DashboardPanelMenu],
    // our own panel shows them already
    configure: (context) => (context?.pluginId === PANEL_ID ? undefined : withQueries(context)),
  })
  .addLink<PluginExtensionPanelContext>({
    ...LINK,
    targets: [PluginExtensionPoints.ExploreToolbarAction],
    configure: withQueries,
  })
  .addLink<PluginExtensionPanelContext>({ ...RULE, targets: [PluginExtensionPoints.DashboardPanelMenu] })
  .addLink<PluginExtensionPanelContext>({ ...RULE, targets: [PluginExtensionPoints.ExploreToolbarAction] });
