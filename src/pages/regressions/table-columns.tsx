import React, { type ReactNode } from 'react';

import { formatPValue, formatTime } from '../../core/format';
import { shortSize } from '../../core/report/describe';
import { say } from '../../shared/say';
import { t } from '../../shared/translate';
import { unbroken } from '../unbroken';
import type { Entry } from './change-rows';
import type { SortId } from './sort-entries';
import { Sparkline } from './Sparkline';
import { StateBadge } from './StateBadge';
import { Two, WhatCell } from './WhatCell';

/** A column: its name, and what it has of an entry. */
export interface Column {
  id: SortId | 'spark';
  header: string;
  cell: (entry: Entry) => ReactNode;
  /** No wider than what is in it. */
  fits?: boolean;
  /** Wide enough for a line such as "c177c177c1: 43 metrics in 19 tests". */
  wide?: boolean;
}

/** What the table tells; `source` is the data source's uid, `user` whose tests they are if it is not its own. */
export function columnsOf(source: string, user: string, narrow: boolean): Column[] {
  const what = (entry: Entry) => <WhatCell {...{ entry, source, user }} />;
  const state: Column = {
    id: 'state',
    header: t('pages.regressions.column-state', 'State'),
    cell: ({ rows: [{ state: worst, triage }] }) => <StateBadge state={worst} note={triage?.note} />,
    fits: true,
  };
  const header = t('pages.regressions.column-what', 'What changed');
  const change = t('pages.regressions.column-change', 'Change');
  const when = ({ group }: Entry) => <NoBreak>{formatTime(group.time)}</NoBreak>;
  if (narrow) {
    return [
      {
        id: 'test',
        header,
        cell: (entry) => (
          <>
            {what(entry)}
            <Two first={null} second={metricsOf(entry)} />
          </>
        ),
      },
      { id: 'change', header: change, cell: (entry) => <Two first={sizeOf(entry)} second={when(entry)} />, fits: true },
      state,
    ];
  }
  return [
    { id: 'when', header: t('pages.regressions.column-when', 'When'), cell: when, fits: true },
    { id: 'test', header, cell: what, wide: true },
    { id: 'metric', header: t('pages.regressions.column-metric', 'Metric'), cell: metricsOf },
    { id: 'change', header: t('pages.regressions.column-worst', 'Worst'), cell: sizeOf, fits: true },
    {
      id: 'pValue',
      header: t('pages.regressions.column-p-value', 'p-value'),
      cell: ({ rows: [row] }) => <NoBreak>{formatPValue(row.change.pValue, say)}</NoBreak>,
      fits: true,
    },
    {
      id: 'spark',
      header: t('pages.regressions.column-runs', 'Runs'),
      cell: ({ rows: [row] }) => <Sparkline row={row} />,
      fits: true,
    },
    state,
  ];
}

const sizeOf = ({ rows: [row] }: Entry) => <NoBreak>{shortSize(row.change, say)}</NoBreak>;

const metricsOf = ({ rows: [{ metric }, ...others] }: Entry) =>
  others.length > 0
    ? unbroken(t('pages.regressions.and-more', '{{metric}} and {{count}} more', { metric, count: others.length }))
    : metric;

function NoBreak({ children }: { children: ReactNode }) {
  return <span style={{ whiteSpace: 'nowrap' }}>{children}</span>;
}
