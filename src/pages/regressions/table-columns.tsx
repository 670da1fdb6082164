import { css } from '@emotion/css';
import type { GrafanaTheme2 } from '@grafana/data';
import { t } from '@grafana/i18n';
import { TextLink, useStyles2 } from '@grafana/ui';
import React, { type ReactNode } from 'react';

import { formatPValue, formatTime } from '../../core/format';
import { shortSize } from '../../core/report/describe';
import { nameRun } from '../../core/runs/run';
import { testUrl } from '../routes';
import type { Row } from './change-rows';
import type { SortId } from './sort-rows';
import { Sparkline } from './Sparkline';
import { StateBadge } from './StateBadge';

/** A column: its name, and what it has of a row. */
export interface Column {
  id: SortId | 'spark';
  header: string;
  cell: (row: Row) => ReactNode;
  /** No wider than what is in it. */
  fits?: boolean;
}

/** What the table tells of a change; `source` is the data source's uid, `user` whose tests they are if it is not its own. */
export function columnsOf(source: string, user: string, narrow: boolean): Column[] {
  const test = (row: Row) => (
    <TextLink href={testUrl(source, row.test, { saved: row.analysed.saved, user })} inline={false}>
      {row.test}
    </TextLink>
  );
  const state: Column = {
    id: 'state',
    header: t('pages.regressions.column-state', 'State'),
    cell: (row) => <StateBadge state={row.state} note={row.triage?.note} />,
    fits: true,
  };
  const change = t('pages.regressions.column-change', 'Change');
  if (narrow) {
    return [
      {
        id: 'test',
        header: t('pages.regressions.column-test', 'Test'),
        cell: (row) => <Two first={test(row)} second={metricOf(row)} />,
      },
      {
        id: 'change',
        header: change,
        cell: (row) => <Two first={shortSize(row.change)} second={<NoBreak>{formatTime(row.change.time)}</NoBreak>} />,
        fits: true,
      },
      state,
    ];
  }
  return [
    {
      id: 'when',
      header: t('pages.regressions.column-when', 'When'),
      cell: (row) => <NoBreak>{formatTime(row.change.time)}</NoBreak>,
      fits: true,
    },
    { id: 'test', header: t('pages.regressions.column-test', 'Test'), cell: test },
    { id: 'metric', header: t('pages.regressions.column-metric', 'Metric'), cell: metricOf },
    { id: 'change', header: change, cell: (row) => shortSize(row.change), fits: true },
    {
      id: 'pValue',
      header: t('pages.regressions.column-p-value', 'p-value'),
      cell: (row) => <NoBreak>{formatPValue(row.change.pValue)}</NoBreak>,
      fits: true,
    },
    {
      id: 'kind',
      header: t('pages.regressions.column-kind', 'Kind'),
      cell: (row) => row.change.kind,
      fits: true,
    },
    {
      id: 'since',
      header: t('pages.regressions.column-since', 'Since'),
      cell: ({ change: { firstBadRun } }) => (firstBadRun && nameRun(firstBadRun)) || '–',
    },
    {
      id: 'spark',
      header: t('pages.regressions.column-runs', 'Runs'),
      cell: (row) => <Sparkline row={row} />,
      fits: true,
    },
    state,
  ];
}

const metricOf = ({ metric, others }: Row) =>
  others.length > 0
    ? t('pages.regressions.and-more', '{{metric}} and {{count}} more', { metric, count: others.length })
    : metric;

function NoBreak({ children }: { children: ReactNode }) {
  return <span style={{ whiteSpace: 'nowrap' }}>{children}</span>;
}

/** Two lines where there is no room for two columns. */
function Two({ first, second }: { first: ReactNode; second: ReactNode }) {
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
