import type { DataSourceInstanceSettings } from '@grafana/data';
import { t } from '@grafana/i18n';
import { getDataSourceSrv, PluginPage } from '@grafana/runtime';
import { Alert, LinkButton } from '@grafana/ui';
import React, { useDeferredValue, useMemo, useState } from 'react';
import { useLocation } from 'react-router-dom';

import type { HunterOptions } from '../../datasource/types';
import { DATA_SOURCE_ID } from '../../shared/plugin-ids';
import { useTriage } from '../../shared/triage/useTriage';
import { PATHS } from '../routes';
import { savedItem } from '../saved/saved-source';
import { SavedDialog } from '../saved/SavedDialog';
import { useSaved } from '../saved/useSaved';
import { updateUrl } from '../update-url';
import { ChangesTable } from './ChangesTable';
import { EmptyState } from './EmptyState';
import { Progress } from './Progress';
import { useFindings } from './refresh/useFindings';
import { filterOf, readRegressionsUrl, type RegressionsView } from './regressions-url';
import { countUnknown, rowsOf } from './rows';
import { readSort, sortRows, writeSort } from './sort-rows';
import { Toolbar } from './Toolbar';
import { UnknownDirections } from './UnknownDirections';

/** What got worse lately, in all tests: the page to open in the morning. */
export default function Regressions() {
  const { search } = useLocation();
  const shown = useMemo(() => readRegressionsUrl(search), [search]);
  const sources = getDataSourceSrv().getList({ pluginId: DATA_SOURCE_ID });
  const source = shown.source ?? (sources.find(({ isDefault }) => isDefault) ?? sources[0])?.uid;
  return source ? (
    <Page source={source} sources={sources} shown={shown} search={search} />
  ) : (
    <PluginPage>
      <Alert severity="info" title={t('pages.regressions.no-data-source', 'There is no Hunter data source yet')}>
        <LinkButton href={PATHS.setup}>{t('pages.regressions.set-up', 'Set it up')}</LinkButton>
      </Alert>
    </PluginPage>
  );
}

interface Props {
  /** The data source's uid, and all there are. */
  source: string;
  sources: Array<DataSourceInstanceSettings<HunterOptions>>;
  shown: RegressionsView;
  /** The same as the address has it. */
  search: string;
}

function Page({ source, sources, shown, search }: Props) {
  const saved = useSaved();
  const { all } = saved;
  const own = useMemo(() => all?.filter(({ datasource }) => datasource === source).map(savedItem), [all, source]);
  const [savedOpen, setSavedOpen] = useState(false);
  const { findings, problem, busy, cancel, fetchAll } = useFindings(source, shown.user, own);
  const triage = useTriage(findings);
  // typing goes before
  const filter = useDeferredValue(shown);
  const rows = useMemo(
    () => rowsOf(findings.metrics, triage, filterOf(filter, startOfHour())),
    [findings, triage, filter]
  );
  const unknown = useMemo(
    () => countUnknown(findings.metrics, triage, filterOf(filter, startOfHour())),
    [findings, triage, filter]
  );
  const order = shown.sort && writeSort(shown.sort);
  // the text, because each reading of the address makes another object
  const sorted = useMemo(() => sortRows(rows, readSort(order ?? null)), [rows, order]);
  const { jsonData } = sources.find(({ uid }) => uid === source) ?? {};
  return (
    <PluginPage
      pageNav={{ text: t('pages.regressions.title', 'Regressions') }}
      subTitle={t('pages.regressions.subtitle', 'What changed lately in all tests, newest and worst first.')}
    >
      <Toolbar
        shown={{ ...shown, source }}
        sources={sources}
        rows={sorted}
        saved={own?.length ?? 0}
        onChange={show}
        onSaved={() => setSavedOpen(true)}
      />
      {problem && (
        <Alert severity="error" title={problem} style={{ marginTop: 8 }}>
          <LinkButton href={PATHS.setup}>{t('pages.regressions.check-setup', 'Check the setup')}</LinkButton>
        </Alert>
      )}
      <Progress findings={findings} busy={busy} onCancel={cancel} onFetchAll={fetchAll} />
      <UnknownDirections count={unknown} source={source} onShow={() => show({ verdict: 'all' })} />
      {rows.length > 0 ? (
        <ChangesTable
          source={source}
          user={shown.user}
          rows={sorted}
          sort={shown.sort}
          onSort={showSorted}
          filter={search}
        />
      ) : (
        !busy &&
        !problem &&
        own && (
          <EmptyState
            shown={shown}
            metrics={findings.metrics.length}
            problems={findings.problems.length}
            total={findings.total}
            fallout={Boolean(jsonData?.falloutUrl)}
            onAdd={() => setSavedOpen(true)}
          />
        )
      )}
      {savedOpen && <SavedDialog saved={saved} datasource={source} onClose={() => setSavedOpen(false)} />}
    </PluginPage>
  );
}

const show = (change: Record<string, string | number | undefined>) => updateUrl(change, { replace: true });

const showSorted = (sort: string | undefined) => show({ sort });

/** So that a table does not change while one looks at it. */
const startOfHour = () => Math.floor(Date.now() / 3_600_000) * 3_600_000;
