import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { TextLink, useStyles2, type CellProps, type Column } from '@grafana/ui';
import React from 'react';

import { shortSize } from '../../core/report/describe';
import { formatPValue, formatTime } from '../../core/report/format';
import { nameRun } from '../../core/runs/run';
import { testUrl } from '../routes';
import type { Row } from './rows';
import type { SortId } from './sort';
import { Spark } from './Spark';
import { StateBadge } from './StateBadge';

/** A cell of a row. */
const cell = (of: (row: Row) => React.ReactNode) =>
  function Cell({ row: { original } }: CellProps<Row, unknown>) {
    return <>{of(original)}</>;
  };

/** The page sorts all rows; the table has those of one page. */
const sorted = (id: SortId) => ({ id, sortType: 'basic' as const });

/** What the table tells of a change; `source` is the data source's uid. */
export function columnsOf(source: string, narrow: boolean): Array<Column<Row>> {
  const test = (row: Row) => (
    <TextLink href={testUrl(source, row.test, row.analysed.saved)} inline={false}>
      {row.test}
    </TextLink>
  );
  const state: Column<Row> = {
    ...sorted('state'),
    header: t('pages.regressions.column-state', 'State'),
    cell: cell((row) => <StateBadge state={row.state} note={row.triage?.note} />),
    disableGrow: true,
  };
  const change = t('pages.regressions.column-change', 'Change');
  if (narrow) {
    return [
      {
        ...sorted('test'),
        header: t('pages.regressions.column-test', 'Test'),
        cell: cell((row) => <Two first={test(row)} second={metricOf(row)} />),
      },
      {
        ...sorted('change'),
        header: change,
        cell: cell((row) => (
          <Two first={shortSize(row.change)} second={<NoBreak>{formatTime(row.change.time)}</NoBreak>} />
        )),
        disableGrow: true,
      },
      state,
    ];
  }
  return [
    {
      ...sorted('when'),
      header: t('pages.regressions.column-when', 'When'),
      cell: cell((row) => <NoBreak>{formatTime(row.change.time)}</NoBreak>),
      disableGrow: true,
    },
    { ...sorted('test'), header: t('pages.regressions.column-test', 'Test'), cell: cell(test) },
    { ...sorted('metric'), header: t('pages.regressions.column-metric', 'Metric'), cell: cell(metricOf) },
    { ...sorted('change'), header: change, cell: cell((row) => shortSize(row.change)), disableGrow: true },
    {
      ...sorted('pValue'),
      header: t('pages.regressions.column-p-value', 'p-value'),
      cell: cell((row) => <NoBreak>{formatPValue(row.change.pValue)}</NoBreak>),
      disableGrow: true,
    },
    {
      ...sorted('kind'),
      header: t('pages.regressions.column-kind', 'Kind'),
      cell: cell((row) => row.change.kind),
      disableGrow: true,
    },
    {
      ...sorted('since'),
      header: t('pages.regressions.column-since', 'Since'),
      cell: cell(({ change: { firstBadRun } }) => (firstBadRun && nameRun(firstBadRun)) || '–'),
    },
    {
      id: 'spark',
      header: t('pages.regressions.column-runs', 'Runs'),
      cell: cell((row) => <Spark row={row} />),
      disableGrow: true,
    },
    state,
  ];
}

const metricOf = ({ metric, others }: Row) =>
  others.length > 0
    ? t('pages.regressions.and-more', '{{metric}} and {{count}} more', { metric, count: others.length })
    : metric;

function NoBreak({ children }: { children: React.ReactNode }) {
  return <span style={{ whiteSpace: 'nowrap' }}>{children}</span>;
}

/** Two lines where there is no room for two columns. */
function Two({ first, second }: { first: React.ReactNode; second: React.ReactNode }) {
  const styles = useStyles2(getStyles);
  return (
    <>
      <div className={styles.line}>{first}</div>
      <div className={styles.second}>{second}</div>
    </>
  );
}

const getStyles = (theme: GrafanaTheme2) => ({
  line: css({ overflowWrap: 'anywhere' }),
  second: css({ overflowWrap: 'anywhere', color: theme.colors.text.secondary }),
});
