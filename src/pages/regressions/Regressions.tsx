import { getDataSourceSrv, locationService, PluginPage } from '@grafana/runtime';
import { Alert, InteractiveTable, LinkButton } from '@grafana/ui';
import React, { useMemo, useState } from 'react';
import { useLocation } from 'react-router-dom';

import { useTriage } from '../../triage/useTriage';
import { DATA_SOURCE, PATHS } from '../routes';
import { filterOf, readAddress, type Shown } from './address';
import { Details } from './Details';
import { Progress } from './Progress';
import { rowsOf } from './rows';
import { columnsOf } from './table-columns';
import { Toolbar } from './Toolbar';
import { useFindings } from './useFindings';

/** Analysed, so that there is a level to compare with. */
const ANALYSED_DAYS = 180;

/** What got worse lately, in all tests: the page to open in the morning. */
export default function Regressions() {
  const { search } = useLocation();
  const shown = useMemo(() => readAddress(search), [search]);
  const sources = getDataSourceSrv().getList({ pluginId: DATA_SOURCE });
  const source = shown.source ?? sources[0]?.uid;
  const [again, setAgain] = useState(0);
  const { findings, problem, busy, cancel } = useFindings(source, shown.user, ANALYSED_DAYS, again);
  const triage = useTriage(findings);
  const rows = useMemo(
    () => rowsOf(findings.metrics, triage, filterOf(shown, startOfHour())),
    [findings, triage, shown]
  );
  const columns = useMemo(() => columnsOf(source ?? ''), [source]);
  const show = (change: Partial<Shown>) => locationService.partial(change as Record<string, unknown>, true);

  if (sources.length === 0) {
    return (
      <PluginPage>
        <Alert severity="info" title="There is no Hunter data source yet">
          <LinkButton href={PATHS.setup}>Set it up</LinkButton>
        </Alert>
      </PluginPage>
    );
  }
  return (
    <PluginPage pageNav={{ text: 'Regressions' }} subTitle="What changed lately in all tests, newest and worst first.">
      <Toolbar shown={{ ...shown, source }} sources={sources} rows={rows} onChange={show} />
      {problem && (
        <Alert severity="error" title={problem}>
          <LinkButton href={PATHS.setup}>Check the setup</LinkButton>
        </Alert>
      )}
      <Progress findings={findings} busy={busy} onCancel={cancel} onAgain={() => setAgain((times) => times + 1)} />
      {rows.length > 0 ? (
        <InteractiveTable
          columns={columns}
          data={rows}
          getRowId={({ id }) => id}
          pageSize={50}
          renderExpandedRow={(row) => <Details row={row} />}
        />
      ) : (
        !busy && !problem && <Nothing shown={shown} metrics={findings.metrics.length} />
      )}
    </PluginPage>
  );
}

function Nothing({ shown: { days, verdict, state, search }, metrics }: { shown: Shown; metrics: number }) {
  const what = verdict === 'regressions' ? 'regression' : 'change';
  const narrow = state !== 'all' || search !== '' || verdict === 'regressions';
  return (
    <Alert
      severity={metrics > 0 ? 'success' : 'info'}
      title={metrics > 0 ? `No ${what} in the last ${days} days` : 'No series'}
    >
      {metrics > 0
        ? `${metrics} metrics were looked at.${narrow ? ' Other filters may show more.' : ''}`
        : 'The tests have no series in Graphite in the last 180 days, or there are no tests of this user.'}
    </Alert>
  );
}

/** So that a table does not change while one looks at it. */
const startOfHour = () => Math.floor(Date.now() / 3_600_000) * 3_600_000;
