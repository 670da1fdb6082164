import { InteractiveTable, type Column } from '@grafana/ui';
import React, { useMemo } from 'react';

import type { MetricComparison } from '../../../core/compare/compare';
import { formatPValue, namePValue } from '../../../core/format';
import { differenceText, sideText } from '../../../core/report/comparison';
import { shortNames } from '../../../core/series/short-names';
import { say } from '../../../shared/say';
import { t } from '../../../shared/translate';
import { unbroken } from '../../unbroken';
import { useNarrow } from '../../useNarrow';
import { IntervalBar, reachOf } from './IntervalBar';
import { Verdict } from './Verdict';

interface Props {
  metrics: MetricComparison[];
}

interface Row extends MetricComparison {
  id: string;
  metric: string;
  /** The share at both ends of the pictures of intervals: the same for all rows, so that they compare. */
  reach: number;
}

/** Rows of a page. */
const PAGE = 50;

/** Each metric on both sides, worst first. */
export function ComparisonTable({ metrics }: Props) {
  const [box, narrow] = useNarrow<HTMLDivElement>(900);
  const columns = useMemo(() => columnsOf(narrow), [narrow]);
  const rows = useMemo(() => {
    const names = shortNames(metrics.map(({ series }) => series));
    const reach = reachOf(metrics);
    return metrics.map((one, i): Row => ({ ...one, id: one.series, metric: names[i], reach }));
  }, [metrics]);
  return (
    <div ref={box} data-testid="hunter-comparison">
      <InteractiveTable
        // columns that come and go would not be hidden and shown by themselves
        key={String(narrow)}
        columns={columns}
        data={rows}
        getRowId={({ id }) => id}
        pageSize={PAGE}
      />
    </div>
  );
}

function columnsOf(narrow: boolean): Array<Column<Row>> {
  const wide = () => !narrow;
  const share = (row: Row) => row.difference?.relative ?? NaN;
  return [
    {
      id: 'metric',
      header: t('pages.compare.metric', 'Metric'),
      sortType: 'string',
      cell: ({ row: { original } }) => (
        <>
          <div style={{ overflowWrap: 'anywhere', minWidth: 100 }}>{original.metric}</div>
          {narrow && <Verdict metric={original} />}
        </>
      ),
    },
    {
      id: 'baseline',
      header: t('pages.compare.baseline', 'Baseline'),
      visible: wide,
      cell: ({ row: { original } }) => sideOf(original.baseline),
    },
    {
      id: 'tail',
      header: t('pages.compare.tail', 'Tail'),
      visible: wide,
      cell: ({ row: { original } }) => sideOf(original.tail),
    },
    {
      id: 'difference',
      header: t('pages.compare.difference', 'Difference'),
      sortType: (a, b) => compareNumbers(share(a.original), share(b.original)),
      cell: ({ row: { original } }) => (
        <>
          <div>{unbroken(differenceText(original, say))}</div>
          {narrow ? (
            <>
              {original.difference && <div>{unbroken(namePValue(original.difference.adjustedPValue, say))}</div>}
              <div>
                {sideOf(original.baseline)} → {sideOf(original.tail)}
              </div>
            </>
          ) : (
            <IntervalBar metric={original} reach={original.reach} />
          )}
        </>
      ),
    },
    {
      id: 'pValue',
      header: t('pages.compare.p-value', 'p-value'),
      visible: wide,
      sortType: (a, b) => compareNumbers(a.original.difference?.adjustedPValue, b.original.difference?.adjustedPValue),
      cell: ({ row: { original } }) =>
        original.difference ? formatPValue(original.difference.adjustedPValue, say) : '',
    },
    {
      id: 'verdict',
      header: t('pages.compare.verdict', 'Verdict'),
      visible: wide,
      cell: ({ row: { original } }) => <Verdict metric={original} />,
    },
  ];
}

const sideOf = (side: MetricComparison['baseline']) => unbroken(sideText(side, undefined, say));

/** What is not known comes last. */
function compareNumbers(a = NaN, b = NaN): number {
  return Number.isNaN(a) || Number.isNaN(b) ? Number(Number.isNaN(a)) - Number(Number.isNaN(b)) : a - b;
}
