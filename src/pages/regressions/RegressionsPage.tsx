import type { DataSourceInstanceSettings } from '@grafana/data';
import { PluginPage } from '@grafana/runtime';
import { Alert, LinkButton } from '@grafana/ui';
import React, { useMemo, useState } from 'react';

import type { HunterOptions } from '../../datasource/types';
import { t } from '../../shared/translate';
import { PATHS, withSource } from '../routes';
import { SavedDialog } from '../saved/SavedDialog';
import { useSaved } from '../saved/useSaved';
import { updateUrl } from '../update-url';
import { ChangesTable } from './ChangesTable';
import { EmptyState } from './EmptyState';
import { useFindings } from './findings/useFindings';
import { Progress } from './Progress';
import type { RegressionsView, UrlChange } from './regressions-url';
import { SinceLastVisit } from './SinceLastVisit';
import { Toolbar } from './Toolbar';
import { UnknownDirections } from './UnknownDirections';
import { useEntries } from './useEntries';

interface Props {
  /** The data source's uid. */
  source: string;
  /** All Hunter data sources. */
  sources: Array<DataSourceInstanceSettings<HunterOptions>>;
  view: RegressionsView;
  /** The URL's parameters. */
  search: string;
}

/** Analyses the tests and saved sources of a data source, and lists their changes. */
export function RegressionsPage({ source, sources, view, search }: Props) {
  const saved = useSaved();
  const { all } = saved;
  const items = useMemo(() => all?.filter(({ datasource }) => datasource === source), [all, source]);
  const [savedOpen, setSavedOpen] = useState(false);
  const { findings, problem, busy, cancel, fetchAll } = useFindings(source, view.user, items);
  const { entries, unknown, keys } = useEntries(findings, view);
  const isDone = !busy && !problem && items !== undefined;
  const { jsonData } = sources.find(({ uid }) => uid === source) ?? {};
  return (
    <PluginPage
      pageNav={{ text: t('pages.regressions.title', 'Regressions') }}
      subTitle={t('pages.regressions.subtitle', 'What changed lately in all tests, newest and worst first.')}
    >
      <Toolbar
        view={{ ...view, source }}
        sources={sources}
        entries={entries}
        saved={items?.length ?? 0}
        onChange={show}
        onSaved={() => setSavedOpen(true)}
      />
      {problem && (
        <Alert severity="error" title={problem} style={{ marginTop: 8 }}>
          <LinkButton href={withSource(PATHS.setup, source)}>
            {t('pages.regressions.check-setup', 'Check the setup')}
          </LinkButton>
        </Alert>
      )}
      <Progress findings={findings} busy={busy} onCancel={cancel} onFetchAll={fetchAll} />
      {isDone && findings.metrics > 0 && (
        <SinceLastVisit scope={`${source} ${view.user}`} entries={entries} keys={keys} />
      )}
      <UnknownDirections count={unknown} source={source} onShow={() => show({ verdict: 'all' })} />
      {entries.length > 0 ? (
        <ChangesTable
          source={source}
          user={view.user}
          issueTemplate={jsonData?.issueUrl}
          entries={entries}
          sort={view.sort}
          onSort={sortBy}
          filter={search}
        />
      ) : (
        isDone && (
          <EmptyState
            source={source}
            view={view}
            metrics={findings.metrics}
            problems={findings.problems}
            total={findings.total}
            hasFallout={Boolean(jsonData?.falloutUrl)}
            onAdd={() => setSavedOpen(true)}
          />
        )
      )}
      {savedOpen && <SavedDialog saved={saved} datasource={source} onClose={() => setSavedOpen(false)} />}
    </PluginPage>
  );
}

const sortBy = (sort: string | undefined) => show({ sort });
const show = (change: UrlChange) => updateUrl(change, { replace: true });
