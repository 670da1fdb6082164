import { InteractiveTable, LoadingPlaceholder, type Column } from '@grafana/ui';
import React, { useMemo } from 'react';

import { formatPValue } from '../../core/format';
import type { SeriesChange } from '../../core/query/judge';
import { shortSize } from '../../core/report/describe';
import { usePanelModel } from '../../panel/model/usePanelModel';
import { completeOptions } from '../../panel/options/panel-defaults';
import { say } from '../../shared/say';
import { t } from '../../shared/translate';
import type { ChangeTableProps } from './types';

interface Row {
  when: string;
  metric: string;
  found: SeriesChange;
}

/** The changes that the panel would mark, newest first, for other plugins. */
export default function ChangeTable({ data, options, timeZone = 'browser' }: ChangeTableProps) {
  const complete = useMemo(() => completeOptions(options ?? {}), [options]);
  const { series, markedOf, problem } = usePanelModel(data, complete, timeZone);
  const rows = series
    .flatMap((one) =>
      markedOf(one).map(({ change }): Row => ({ when: one.when(change.time), metric: one.label, found: change }))
    )
    .sort((a, b) => b.found.time - a.found.time);
  if (rows.length === 0) {
    return <p>{problem ?? <Nothing pending={series.some(({ pending }) => pending)} />}</p>;
  }
  return <InteractiveTable columns={columns()} data={rows} getRowId={({ found }) => found.id} pageSize={MOST_ROWS} />;
}

const MOST_ROWS = 20;

function Nothing({ pending }: { pending: boolean }) {
  return pending ? (
    <LoadingPlaceholder text={t('app.loading', 'Loading…')} />
  ) : (
    <>{t('pages.exposed.no-changes', 'No change was found.')}</>
  );
}

const by = (value: (change: SeriesChange) => number) => ({
  sortType: (a: { original: Row }, b: { original: Row }) => value(a.original.found) - value(b.original.found),
});

const columns = (): Array<Column<Row>> => [
  { id: 'when', header: t('pages.regressions.column-when', 'When'), ...by(({ time }) => time) },
  { id: 'metric', header: t('pages.regressions.column-metric', 'Metric'), sortType: 'string' },
  {
    id: 'change',
    header: t('pages.regressions.column-change', 'Change'),
    cell: ({ row: { original } }) => shortSize(original.found, say),
    ...by(({ relativeChange }) => relativeChange),
  },
  {
    id: 'pValue',
    header: t('pages.regressions.column-p-value', 'p-value'),
    cell: ({ row: { original } }) => formatPValue(original.found.pValue, say),
    ...by(({ pValue }) => pValue),
  },
];
