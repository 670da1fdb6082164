import { Badge, TextLink, type CellProps, type Column } from '@grafana/ui';
import React from 'react';

import { shortSize } from '../../core/report/describe';
import { formatPValue, formatTime } from '../../core/report/format';
import { nameRun } from '../../core/runs/run';
import { testUrl } from '../routes';
import type { Row, RowState } from './rows';
import { Spark } from './Spark';

type Cell = CellProps<Row, unknown>;

/** What the table tells of a change; `source` is the data source's uid. */
export function columnsOf(source: string): Array<Column<Row>> {
  return [
    {
      id: 'when',
      header: 'When',
      cell: ({ row: { original } }: Cell) => (
        <span style={{ whiteSpace: 'nowrap' }}>{formatTime(original.change.time)}</span>
      ),
      sortType: by(({ change }) => change.time),
      disableGrow: true,
    },
    {
      id: 'test',
      header: 'Test',
      cell: ({ row: { original } }: Cell) => (
        <TextLink href={testUrl(source, original.test)} inline={false}>
          {original.test}
        </TextLink>
      ),
      sortType: (a, b) => a.original.test.localeCompare(b.original.test),
    },
    {
      id: 'metric',
      header: 'Metric',
      cell: ({ row: { original } }: Cell) =>
        original.others.length > 0 ? `${original.metric} and ${original.others.length} more` : original.metric,
      sortType: (a, b) => a.original.metric.localeCompare(b.original.metric),
    },
    {
      id: 'change',
      header: 'Change',
      cell: ({ row: { original } }: Cell) => shortSize(original.change),
      sortType: by(({ change }) => change.magnitude),
      disableGrow: true,
    },
    {
      id: 'pValue',
      header: 'p-value',
      cell: ({ row: { original } }: Cell) => formatPValue(original.change.pValue),
      sortType: by(({ change }) => change.pValue),
      disableGrow: true,
    },
    { id: 'kind', header: 'Kind', cell: ({ row: { original } }: Cell) => original.change.kind, disableGrow: true },
    {
      id: 'since',
      header: 'Since',
      cell: ({ row: { original } }: Cell) =>
        (original.change.firstBadRun && nameRun(original.change.firstBadRun)) || '–',
    },
    { id: 'spark', header: 'Runs', cell: ({ row: { original } }: Cell) => <Spark row={original} />, disableGrow: true },
    {
      id: 'state',
      header: 'State',
      cell: ({ row: { original } }: Cell) => <State state={original.state} note={original.triage?.note} />,
      sortType: (a, b) => a.original.state.localeCompare(b.original.state),
      disableGrow: true,
    },
  ];
}

const by =
  (of: (row: Row) => number) =>
  (a: { original: Row }, b: { original: Row }): number =>
    of(a.original) - of(b.original);

const COLORS: Record<RowState, 'red' | 'orange' | 'blue' | 'green' | 'darkgrey'> = {
  new: 'red',
  acknowledged: 'orange',
  expected: 'blue',
  fixed: 'green',
  hidden: 'darkgrey',
};

export function State({ state, note }: { state: RowState; note?: string }) {
  return <Badge text={state} color={COLORS[state]} tooltip={note} />;
}
